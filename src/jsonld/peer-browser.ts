/** Where there are no threads with a cap and a deadline, there is no JSON-LD processor either. */
import { OpenBadgesError } from '../errors.js'
import type { PeerTask } from './peer-task.js'

/**
 * Refuses.
 *
 * @throws OpenBadgesError `DOCUMENT_NOT_TRANSLATED`
 */
export function translateByPeer(_task: PeerTask, _deadlineMilliseconds: number): Promise<string> {
  const reason = 'only our own engine runs here'
  return Promise.reject(new OpenBadgesError('DOCUMENT_NOT_TRANSLATED', { reason }))
}
