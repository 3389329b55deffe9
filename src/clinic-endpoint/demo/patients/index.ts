import type { PatientStory } from '../story'
import { aminaYusuf } from './aminaYusuf'
import { dorothyKowalski } from './dorothyKowalski'
import { guadalupeHernandez } from './guadalupeHernandez'
import { jamesWhitfield } from './jamesWhitfield'
import { marcusWebb } from './marcusWebb'
import { maximilianoMontenegro } from './maximilianoMontenegro'
import { priyaRaman } from './priyaRaman'
import { rosaDelgado } from './rosaDelgado'
import { samuelTsosie } from './samuelTsosie'
import { theoBrandt } from './theoBrandt'
import { walterNguyen } from './walterNguyen'

export const patientStories: readonly PatientStory[] = [
  marcusWebb,
  samuelTsosie,
  rosaDelgado,
  theoBrandt,
  jamesWhitfield,
  guadalupeHernandez,
  walterNguyen,
  aminaYusuf,
  priyaRaman,
  dorothyKowalski,
  maximilianoMontenegro,
]
