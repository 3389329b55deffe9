import type { ToolName } from '@/stores/penStore'
import { ArrowTool } from './ArrowTool'
import { EraserTool } from './EraserTool'
import { HighlighterTool } from './HighlighterTool'
import { PenTool } from './PenTool'
import { TextTool } from './TextTool'
import type { Sheet, Tool } from './tool'

export function toolFor(name: ToolName, sheet: Sheet): Tool {
  switch (name) {
    case 'pen':
      return new PenTool(sheet)
    case 'highlighter':
      return new HighlighterTool(sheet)
    case 'arrow':
      return new ArrowTool(sheet)
    case 'text':
      return new TextTool(sheet)
    case 'eraser':
      return new EraserTool(sheet)
  }
}
