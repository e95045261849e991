/** What the parts of an award owe each other. */
import { parseInstant } from '../time.js'
import type { Award } from './credential-shape.js'
import type { Reading } from './reading.js'
import { checkResult } from './result-rules.js'

/**
 * Checks what no part can know alone: results answer the achievement's descriptions, and nobody
 * finished before beginning.
 *
 * @throws OpenBadgesError `INPUT_INVALID`
 */
export function checkAward(award: Award, reading: Reading): void {
  const { achievement, results = [], activityStartDate: start, activityEndDate: end } = award
  for (const [index, result] of results.entries()) {
    reading.member('results', result, () =>
      reading.member(index, result, () => {
        checkResult(result, achievement, reading)
      }),
    )
  }
  if (start === undefined || end === undefined || parseInstant(end) >= parseInstant(start)) return
  reading.member('activityEndDate', end, () => reading.refuse(`a moment not before ${start}`, end))
}
