/** Whole years on a day; undefined where the birth date is not a full or partial FHIR date. */
export function ageOn(birthDate: string | undefined, day: string): number | undefined {
  if (birthDate === undefined || !/^\d{4}/.test(birthDate)) return undefined
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const hadBirthday = birthDate.length < 10 || day.slice(5) >= birthDate.slice(5)
  return Math.max(0, hadBirthday ? years : years - 1)
}
