import { useI18n } from 'vue-i18n'
import { movePlanLine } from '@/actions/movePlanLine'
import { removePlanLine } from '@/actions/removePlanLine'
import { restorePlanLine } from '@/actions/restorePlanLine'
import type { EditContext } from '@/domain/visit/edit'
import type { PlanLine } from '@/domain/visit/plan'
import type { Saving } from '@/ui/useSaving'

/** Putting the plan in order by taps, and taking lines out with a way back. */
export function useArranging(
  plan: () => readonly PlanLine[],
  edit: () => EditContext,
  saving: Saving,
) {
  const { t } = useI18n()

  async function move(line: PlanLine, to: 'top' | 'up' | 'down'): Promise<void> {
    // Lines of another plan resource can't be passed: each plan keeps its own order.
    const own = plan().filter(({ origin }) => origin.id === line.origin.id)
    const at = own.findIndex(({ lineId }) => lineId === line.lineId)
    const goal = to === 'top' ? 0 : to === 'up' ? at - 1 : at + 1
    const other = own[goal]
    if (other === undefined || other === line) return
    await saving.save(
      () => movePlanLine(edit(), line, to === 'down' ? 'after' : 'before', other),
      t('plan.line.moved', { line: line.text, n: goal + 1 }),
    )
  }

  async function remove(line: PlanLine): Promise<void> {
    let back: () => Promise<void> = () => Promise.resolve()
    await saving.save(
      async () => {
        const taken = await removePlanLine(edit(), line)
        if (taken) back = () => restorePlanLine(edit(), line.origin, taken)
      },
      t('plan.line.removed', { line: line.text }),
      () => back(),
    )
  }

  return { move, remove }
}
