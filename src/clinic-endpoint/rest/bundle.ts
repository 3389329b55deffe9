import { isObject } from '../store/walk'
import type { Asked, Plan } from './answer'
import { planBatch } from './batch'
import { problem } from './problem'
import { planTransaction } from './transaction'

/** `POST [base]` */
export function planBundle(asked: Asked): Plan {
  const { body } = asked
  if (!isObject(body) || body['resourceType'] !== 'Bundle')
    throw problem(400, 'invalid', 'a Bundle is needed here', 'resourceType')
  if (body['type'] === 'batch') return planBatch(asked)
  if (body['type'] === 'transaction') return planTransaction(asked)
  throw problem(400, 'value', 'a batch or a transaction is needed here', 'Bundle.type')
}
