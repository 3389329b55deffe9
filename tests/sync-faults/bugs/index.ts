import type { Bug } from './bug'

export const bugs: readonly Bug[] = []
