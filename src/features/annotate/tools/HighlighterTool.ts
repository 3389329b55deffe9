import { FreehandTool } from './FreehandTool'
import type { Sheet } from './tool'

/** A broad line that what lies under it shines through. */
export class HighlighterTool extends FreehandTool {
  constructor(sheet: Sheet) {
    super(sheet, 'highlighter')
  }
}
