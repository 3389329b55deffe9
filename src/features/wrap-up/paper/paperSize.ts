/** Where Letter is what a printer holds (ISO 3166-1); everywhere else it is A4. */
const letter = ['US', 'CA', 'MX', 'PR', 'VI', 'GU', 'AS', 'MP', 'PH', 'CL', 'CO', 'VE', 'GT', 'CR']

export const paperSizeOf = (region: string | undefined): 'letter' | 'a4' =>
  region === undefined || letter.includes(region) ? 'letter' : 'a4'
