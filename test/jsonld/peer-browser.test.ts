import { expect, it } from 'vitest'
import { translateByPeer } from '../../src/jsonld/peer-browser.js'
import { makePeerTask } from '../../src/jsonld/peer-task.js'
import { defaultLimits } from '../../src/limits.js'
import { badge, library } from './support.js'

it('leaves what our engine declines untranslated where there are no threads', async () => {
  const task = makePeerTask(badge(), library, { form: 'canonical', limits: defaultLimits })
  await expect(translateByPeer(task, 1_000)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRANSLATED' })
})
