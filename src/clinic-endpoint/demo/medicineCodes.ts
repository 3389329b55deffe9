/**
 * Medicines of the demo clinic. Where the RxNorm code was not certain there is none: a missing
 * code is honest, a wrong one is not.
 */
import { concept, RXNORM, type Concept } from './resource'

function medicine(text: string, code?: string, display?: string): Concept {
  return code ? concept(text, { system: RXNORM, code, display: display ?? text }) : concept(text)
}

export const medicines = {
  lisinopril10: medicine('Lisinopril 10 mg', '314076', 'lisinopril 10 MG Oral Tablet'),
  lisinopril20: medicine('Lisinopril 20 mg', '314077', 'lisinopril 20 MG Oral Tablet'),
  losartan50: medicine('Losartan 50 mg', '979492', 'losartan potassium 50 MG Oral Tablet'),
  losartan100: medicine('Losartan 100 mg'),
  amlodipine5: medicine('Amlodipine 5 mg', '197361', 'amlodipine 5 MG Oral Tablet'),
  amlodipine10: medicine('Amlodipine 10 mg', '308135', 'amlodipine 10 MG Oral Tablet'),
  chlorthalidone: medicine('Chlorthalidone 25 mg', '197499', 'chlorthalidone 25 MG Oral Tablet'),
  metoprolol50: medicine('Metoprolol succinate 50 mg'),
  carvedilol: medicine('Carvedilol 12.5 mg', '200032', 'carvedilol 12.5 MG Oral Tablet'),
  sacubitril: medicine('Sacubitril 49 mg / valsartan 51 mg'),
  spironolactone: medicine('Spironolactone 25 mg', '313096', 'spironolactone 25 MG Oral Tablet'),
  furosemide: medicine('Furosemide 40 mg', '313988', 'furosemide 40 MG Oral Tablet'),
  metformin500: medicine(
    'Metformin 500 mg',
    '861007',
    'metformin hydrochloride 500 MG Oral Tablet',
  ),
  metformin1000: medicine(
    'Metformin 1000 mg',
    '861004',
    'metformin hydrochloride 1000 MG Oral Tablet',
  ),
  glipizide: medicine('Glipizide 5 mg'),
  empagliflozin: medicine('Empagliflozin 10 mg', '1545653', 'empagliflozin 10 MG Oral Tablet'),
  semaglutide: medicine('Semaglutide 0.5 mg weekly pen'),
  atorvastatin20: medicine('Atorvastatin 20 mg', '617310', 'atorvastatin 20 MG Oral Tablet'),
  atorvastatin40: medicine('Atorvastatin 40 mg', '617311', 'atorvastatin 40 MG Oral Tablet'),
  atorvastatin80: medicine('Atorvastatin 80 mg', '259255', 'atorvastatin 80 MG Oral Tablet'),
  simvastatin20: medicine('Simvastatin 20 mg', '312961', 'simvastatin 20 MG Oral Tablet'),
  rosuvastatin: medicine('Rosuvastatin 20 mg', '859751', 'rosuvastatin calcium 20 MG Oral Tablet'),
  ezetimibe: medicine('Ezetimibe 10 mg'),
  aspirin: medicine('Aspirin 81 mg', '243670', 'aspirin 81 MG Oral Tablet'),
  clopidogrel: medicine('Clopidogrel 75 mg', '309362', 'clopidogrel 75 MG Oral Tablet'),
  nitroglycerin: medicine(
    'Nitroglycerin 0.4 mg spray',
    '705129',
    'nitroglycerin 0.4 MG/ACTUAT Mucosal Spray',
  ),
  apixaban: medicine('Apixaban 5 mg', '1364445', 'apixaban 5 MG Oral Tablet'),
  warfarin: medicine('Warfarin 5 mg', '855332', 'warfarin sodium 5 MG Oral Tablet'),
  sertraline50: medicine('Sertraline 50 mg', '312941', 'sertraline 50 MG Oral Tablet'),
  sertraline100: medicine('Sertraline 100 mg'),
  levothyroxine: medicine('Levothyroxine 50 mcg'),
  omeprazole: medicine('Omeprazole 20 mg'),
  allopurinol: medicine('Allopurinol 300 mg'),
  albuterol: medicine(
    'Albuterol inhaler',
    '745679',
    '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
  ),
  fluticasone: medicine(
    'Fluticasone inhaler 44 mcg',
    '895994',
    '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler',
  ),
  tiotropium: medicine('Tiotropium inhaler 18 mcg'),
  tiotropiumOlodaterol: medicine('Tiotropium and olodaterol inhaler'),
  prednisone: medicine('Prednisone 40 mg'),
  amoxicillin: medicine('Amoxicillin 500 mg'),
  nitrofurantoin: medicine('Nitrofurantoin 100 mg'),
  acetaminophen: medicine('Acetaminophen 500 mg'),
  ibuprofen: medicine('Ibuprofen 400 mg'),
  naproxen: medicine('Naproxen sodium 220 mg', '849574', 'naproxen sodium 220 MG Oral Tablet'),
  diclofenacGel: medicine('Diclofenac 1% gel'),
  cetirizine: medicine('Cetirizine 5 mg'),
  iron: medicine('Ferrous sulfate 325 mg'),
  vitaminD: medicine('Vitamin D 1000 units'),
  sumatriptan: medicine('Sumatriptan 50 mg'),
} as const satisfies Readonly<Record<string, Concept>>

export type MedicineName = keyof typeof medicines
