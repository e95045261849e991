/** What the parts of an award owe each other, and what it is worth saying of them. */
import { parseInstant } from '../time.js'
import type { Award } from './award.js'
import type { Rule } from './read-object.js'
import type { Reading } from './reading.js'
import { checkResult } from './result-rules.js'

/** Results answer the achievement's descriptions, and nobody finished before beginning. */
export const awardRules: readonly Rule<Award>[] = [
  {
    of: ['achievement', 'results'],
    check: checkResults,
  },
  {
    of: ['activityStartDate', 'activityEndDate'],
    check: checkActivity,
  },
]

function checkResults({ achievement, results = [] }: Award, reading: Reading): void {
  for (const [index, result] of results.entries()) {
    reading.at(['results', index], () => {
      checkResult(result, achievement, reading)
    })
  }
}

function checkActivity({ activityStartDate: start, activityEndDate: end }: Award, reading: Reading): void {
  if (start === undefined || end === undefined || parseInstant(end) >= parseInstant(start)) return
  const expected = `a moment not before ${start}`
  reading.at(['activityEndDate'], () => reading.refuse(expected, end, { code: 'PERIOD_INVERTED' }))
}
