import { addReflection } from './reflection'

// Not a plain import: those run before the line that the library needs.
addReflection()
export const x509 = await import('@peculiar/x509')
