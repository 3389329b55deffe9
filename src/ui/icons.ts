import { care } from './icons/care'
import { moves } from './icons/moves'
import { places } from './icons/places'
import { showing } from './icons/showing'
import { states } from './icons/states'

/** One hand drew them all: 24 grid, 1.75 line, round ends. */
export const icons = { ...moves, ...places, ...states, ...care, ...showing }

export type IconName = keyof typeof icons
