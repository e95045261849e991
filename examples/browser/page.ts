/** Verifies badge files that are dropped on a page: in the browser, without a network, under a strict CSP. */
import { createVerifier } from 'openbadges-kit'
import { showFailure, showReport } from './show-report.js'

const drop = find('drop', HTMLElement)
const files = find('files', HTMLInputElement)
const trusted = find('trusted', HTMLTextAreaElement)
const reports = find('reports', HTMLElement)

/** Larger ones are not even read. The library has a limit of its own. */
const LARGEST = 25 * 1024 * 1024

files.addEventListener('change', () => {
  void verifyAll(files.files)
  files.value = ''
})

// A file that misses the field would otherwise replace the page.
for (const name of ['dragover', 'drop'] as const) {
  document.addEventListener(name, (event) => event.preventDefault())
}
document.addEventListener('dragover', () => drop.classList.add('over'))
document.addEventListener('dragleave', () => drop.classList.remove('over'))
document.addEventListener('drop', (event) => {
  drop.classList.remove('over')
  void verifyAll(event.dataTransfer?.files)
})

async function verifyAll(list: FileList | null | undefined): Promise<void> {
  // The list of an input empties with it.
  for (const file of [...(list ?? [])]) reports.prepend(await articleOf(file))
}

async function articleOf(file: File): Promise<HTMLElement> {
  try {
    if (file.size > LARGEST) return showFailure(file.name, 'No badge is as large as that.')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const report = await createVerifier({ trustedIssuers: trustedIssuers() }).verify(bytes)
    return showReport(file.name, report, bytes)
  } catch (error) {
    return showFailure(file.name, error instanceof Error ? error.message : String(error))
  }
}

function trustedIssuers(): readonly string[] {
  return trusted.value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function find<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`#${id} is not on the page`)
  return found
}
