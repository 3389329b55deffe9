import { clock } from './clock'
import { crash } from './crash'
import { healing } from './healing'
import { http } from './http'
import { late } from './late'
import { many } from './many'
import { media } from './media'
import { network } from './network'
import { poison } from './poison'
import { quota } from './quota'
import type { Row } from './row'
import { servers } from './servers'
import { tabs } from './tabs'
import { token } from './token'
import { upgrade } from './upgrade'

export const rows: readonly Row[] = [
  crash,
  healing,
  network,
  http,
  servers,
  many,
  clock,
  token,
  tabs,
  late,
  poison,
  quota,
  upgrade,
  media,
]
