export const pressureImages = []
