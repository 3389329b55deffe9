import type { MeasureKey } from './measures'
import type { Medicine, Origin, PatientRecord } from './record'
import { millisecondsOf } from './when'

/** A medicine that can move this number was begun or stopped. */
export interface MedicineFlag {
  readonly origin: Origin
  readonly at: number
  readonly when: string
  readonly name: string
  readonly what: 'started' | 'changed' | 'stopped'
}

const pressure =
  /\w(?:pril|sartan|olol|dipine|thiazide)\b|chlorthalidone|indapamide|spironolactone|eplerenone|furosemide|lasix|torsemide|diltiazem|verapamil|clonidine|hydralazine|doxazosin/i
const sugar =
  /metformin|insulin|\w(?:gliflozin|gliptin|glutide|glitazone)\b|tirzepatide|glipizide|glimepiride|glyburide|glibenclamide|humulin|novolog|lantus|prednisone/i
const fats =
  /(?:a|va)statin\b|simvistatin|ezetimibe|\w(?:cumab)\b|bempedoic|fibrate|gemfibrozil|niacin/i
const kidney = /\w(?:pril|sartan|gliflozin)\b|finerenone|naproxen|ibuprofen|diclofenac|celecoxib/i
const airway =
  /fluticasone|budesonide|beclometasone|mometasone|albuterol|salbutamol|salmeterol|formoterol|tiotropium|montelukast|prednisone/i
const pain =
  /naproxen|ibuprofen|diclofenac|celecoxib|acetaminophen|paracetamol|duloxetine|tramadol|oxycodone|percocet/i
const mood = /\w(?:oxetine|azodone)\b|sertraline|citalopram|bupropion|venlafaxine|mirtazapine/i
const weight =
  /furosemide|lasix|torsemide|bumetanide|\w(?:glutide|gliflozin)\b|tirzepatide|insulin|prednisone/i
const pulse = /\w(?:olol)\b|digoxin|diltiazem|verapamil|ivabradine|amiodarone/i

const moves: Readonly<Partial<Record<MeasureKey, RegExp>>> = {
  'blood-pressure': pressure,
  a1c: sugar,
  glucose: sugar,
  ldl: fats,
  hdl: fats,
  cholesterol: fats,
  triglycerides: fats,
  egfr: kidney,
  creatinine: kidney,
  potassium: kidney,
  uacr: kidney,
  weight,
  bmi: weight,
  'heart-rate': pulse,
  inr: /warfarin|coumadin/i,
  pef: airway,
  fev1: airway,
  'fev1-fvc': airway,
  spo2: airway,
  pain,
  phq9: mood,
}

/** Oldest first. */
export function medicineFlags(record: PatientRecord, key: MeasureKey): readonly MedicineFlag[] {
  const pattern = moves[key]
  if (pattern === undefined) return []
  const own = record.medicines.filter(({ name }) => pattern.test(name))
  return own.flatMap((medicine) => flagsOf(medicine, own)).sort((a, b) => a.at - b.at)
}

function flagsOf(medicine: Medicine, all: readonly Medicine[]): readonly MedicineFlag[] {
  const { origin, since, until } = medicine
  const name = shortMedicineName(medicine.name)
  const flag = (when: string, what: MedicineFlag['what']) => ({
    origin,
    at: millisecondsOf(when),
    when,
    name,
    what,
  })
  const others = all.filter((other) => other !== medicine && shortMedicineName(other.name) === name)
  const earlier = others.some((other) => (other.since ?? '9') < (since ?? ''))
  const goesOn = others.some((other) => other.since !== undefined && (until ?? '') <= other.since)
  return [
    ...(since === undefined ? [] : [flag(since, earlier ? 'changed' : 'started')]),
    ...(until === undefined || goesOn ? [] : [flag(until, 'stopped')]),
  ]
}

/** "24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet" is metformin to a patient. */
export function shortMedicineName(name: string): string {
  const drugs = name
    .replace(/\[[^\]]*\]/g, '')
    .split(' / ')
    .map((drug) =>
      drug
        .replace(/^(?:NDA\d+\s+)?(?:[\d.]+\s*(?:HR|ML|ACTUAT)\s+)?/i, '')
        .replace(/,.*$/, '')
        .replace(/\s+[\d.,]+\s*(?:MG|MCG|UNT|ML|G|%|mg\/|units?).*$/i, '')
        .replace(
          /\s+(?:hydrochloride|sodium|potassium|succinate|tartrate|besylate|calcium|propionate)$/i,
          '',
        )
        .trim(),
    )
    .filter((drug) => drug !== '')
  const short = drugs.length > 0 ? drugs.slice(0, 2).join(' / ') : name
  return short.charAt(0).toUpperCase() + short.slice(1)
}
