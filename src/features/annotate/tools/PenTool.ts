import { FreehandTool } from './FreehandTool'
import type { Sheet } from './tool'

/** A line as thick as the hand presses. */
export class PenTool extends FreehandTool {
  constructor(sheet: Sheet) {
    super(sheet, 'pen')
  }
}
