/** What the demo clinic measures: LOINC code, UCUM unit, decimals, and where it is filed. */
import { concept, LOINC, type Concept } from './resource'

interface MeasureCode {
  readonly code: Concept
  /** UCUM */
  readonly unit: string
  /** As people read it. */
  readonly shown: string
  readonly digits: number
  readonly category: 'vital-signs' | 'laboratory' | 'survey'
}

function measure(
  text: string,
  loinc: string,
  display: string,
  unit: string,
  shown: string,
  digits: number,
  category: MeasureCode['category'],
): MeasureCode {
  return {
    code: concept(text, { system: LOINC, code: loinc, display }),
    unit,
    shown,
    digits,
    category,
  }
}

export const measures = {
  a1c: measure(
    'A1c',
    '4548-4',
    'Hemoglobin A1c/Hemoglobin.total in Blood',
    '%',
    '%',
    1,
    'laboratory',
  ),
  ldl: measure(
    'LDL cholesterol',
    '13457-7',
    'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation',
    'mg/dL',
    'mg/dL',
    0,
    'laboratory',
  ),
  hdl: measure(
    'HDL cholesterol',
    '2085-9',
    'Cholesterol in HDL [Mass/volume] in Serum or Plasma',
    'mg/dL',
    'mg/dL',
    0,
    'laboratory',
  ),
  cholesterol: measure(
    'Total cholesterol',
    '2093-3',
    'Cholesterol [Mass/volume] in Serum or Plasma',
    'mg/dL',
    'mg/dL',
    0,
    'laboratory',
  ),
  triglycerides: measure(
    'Triglycerides',
    '2571-8',
    'Triglyceride [Mass/volume] in Serum or Plasma',
    'mg/dL',
    'mg/dL',
    0,
    'laboratory',
  ),
  creatinine: measure(
    'Creatinine',
    '2160-0',
    'Creatinine [Mass/volume] in Serum or Plasma',
    'mg/dL',
    'mg/dL',
    2,
    'laboratory',
  ),
  egfr: measure(
    'Kidney filtering (eGFR)',
    '98979-8',
    'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)',
    'mL/min/{1.73_m2}',
    'mL/min/1.73 m²',
    0,
    'laboratory',
  ),
  uacr: measure(
    'Urine albumin to creatinine',
    '9318-7',
    'Albumin/Creatinine [Mass Ratio] in Urine',
    'mg/g',
    'mg/g',
    0,
    'laboratory',
  ),
  potassium: measure(
    'Potassium',
    '2823-3',
    'Potassium [Moles/volume] in Serum or Plasma',
    'mmol/L',
    'mmol/L',
    1,
    'laboratory',
  ),
  inr: measure(
    'INR',
    '6301-6',
    'INR in Platelet poor plasma by Coagulation assay',
    '{INR}',
    'INR',
    1,
    'laboratory',
  ),
  tsh: measure(
    'TSH (thyroid)',
    '3016-3',
    'Thyrotropin [Units/volume] in Serum or Plasma',
    'm[IU]/L',
    'mIU/L',
    2,
    'laboratory',
  ),
  hemoglobin: measure(
    'Hemoglobin',
    '718-7',
    'Hemoglobin [Mass/volume] in Blood',
    'g/dL',
    'g/dL',
    1,
    'laboratory',
  ),
  urate: measure(
    'Uric acid',
    '3084-1',
    'Urate [Mass/volume] in Serum or Plasma',
    'mg/dL',
    'mg/dL',
    1,
    'laboratory',
  ),
  ntProBnp: measure(
    'NT-proBNP',
    '33762-6',
    'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma',
    'pg/mL',
    'pg/mL',
    0,
    'laboratory',
  ),
  weight: measure('Weight', '29463-7', 'Body weight', 'kg', 'kg', 1, 'vital-signs'),
  height: measure('Height', '8302-2', 'Body height', 'cm', 'cm', 0, 'vital-signs'),
  bmi: measure(
    'Body mass index',
    '39156-5',
    'Body mass index (BMI) [Ratio]',
    'kg/m2',
    'kg/m²',
    1,
    'vital-signs',
  ),
  pulse: measure('Heart rate', '8867-4', 'Heart rate', '/min', 'beats a minute', 0, 'vital-signs'),
  oxygen: measure(
    'Oxygen level',
    '2708-6',
    'Oxygen saturation in Arterial blood',
    '%',
    '%',
    0,
    'vital-signs',
  ),
  peakFlow: measure(
    'Peak flow',
    '33452-4',
    'Maximum expiratory gas flow Respiratory system airway',
    'L/min',
    'L/min',
    0,
    'vital-signs',
  ),
  phq9: measure(
    'PHQ-9 mood score',
    '44261-6',
    'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]',
    '{score}',
    'points',
    0,
    'survey',
  ),
  fev1: measure('Breathing test (FEV1)', '20150-9', 'FEV1', 'L', 'L', 2, 'laboratory'),
  ejectionFraction: measure(
    'Heart pumping (ejection fraction)',
    '10230-1',
    'Left ventricular Ejection fraction',
    '%',
    '%',
    0,
    'laboratory',
  ),
} as const satisfies Readonly<Record<string, MeasureCode>>

export type MeasureName = keyof typeof measures

export const bloodPressure = concept('Blood pressure', {
  system: LOINC,
  code: '85354-9',
  display: 'Blood pressure panel with all children optional',
})
export const systolic = concept('Systolic', {
  system: LOINC,
  code: '8480-6',
  display: 'Systolic blood pressure',
})
export const diastolic = concept('Diastolic', {
  system: LOINC,
  code: '8462-4',
  display: 'Diastolic blood pressure',
})
