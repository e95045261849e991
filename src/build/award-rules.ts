/** What the parts of an award owe each other, and what it is worth saying of them. */
import { parseInstant } from '../time.js'
import type { Award } from './credential-shape.js'
import type { Rule } from './read-object.js'
import { checkResult } from './result-rules.js'

/** Results answer the achievement's descriptions, and nobody finished before beginning. */
export const awardRules: readonly Rule<Award>[] = [
  {
    of: ['achievement', 'results'],
    check: ({ achievement, results = [] }, reading) => {
      for (const [index, result] of results.entries()) {
        reading.at(['results', index], () => {
          checkResult(result, achievement, reading)
        })
      }
    },
  },
  {
    of: ['activityStartDate', 'activityEndDate'],
    check: ({ activityStartDate: start, activityEndDate: end }, reading) => {
      if (start === undefined || end === undefined || parseInstant(end) >= parseInstant(start)) return
      const expected = `a moment not before ${start}`
      reading.at(['activityEndDate'], () => reading.refuse(expected, end, { code: 'PERIOD_INVERTED' }))
    },
  },
]
