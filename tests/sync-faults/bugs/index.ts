import type { Bug } from './bug'
import { merging } from './merging'
import { pulling } from './pulling'
import { saving } from './saving'
import { sending } from './sending'
import { settling } from './settling'

export const bugs: readonly Bug[] = [...saving, ...sending, ...settling, ...merging, ...pulling]
