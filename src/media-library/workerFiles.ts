import { readRows } from '@/records/readRows'
import { fileFinder } from './chunkReader'

/** For the service worker, which starts without the 30 kB of the database library. */
export const findFile = fileFinder(readRows)
