/** Shows a badge on a page: what is shown, what is marked, and how a page is written that stays harmless. */
import {
  createDataIntegritySigner,
  createIssuer,
  createVerifier,
  didKeyOf,
  generateKey,
  viewCredential,
} from 'openbadges-kit'
import type { BadgeView, CredentialView, ViewAddress, ViewImage, ViewText } from 'openbadges-kit'

const key = await generateKey()
const academy = didKeyOf(key.publicKey) ?? ''
const badge = await createIssuer({
  profile: { id: academy, name: 'Example Academy' },
  signer: createDataIntegritySigner(key),
  status: 'none',
}).issue({
  achievement: {
    name: 'First Aid <1>',
    description: 'Helps in the first minutes.',
    criteria: 'Passed the practical test. See https://academy.example/first-aid.',
    image: { id: 'https://academy.example/first-aid.png', caption: 'A red cross' },
  },
  recipient: { email: 'ada@example.org' },
  expiresAfter: { years: 2 },
})

const verifier = createVerifier({ trustedIssuers: [academy] })

// From the report, never from the file: what is not authentic is not shown.
console.log(page(viewCredential(await verifier.verify(badge))))

const forged = badge.format === 'jwt' ? badge : { ...badge.document, name: 'Doctor of Medicine' }
console.log(page(viewCredential(await verifier.verify(forged))))

function page(view: CredentialView): string {
  const verdict = `<p><strong>${view.verdict}</strong> ${escape(view.summary.text)}</p>`
  return view.authentic && view.kind === 'badge' ? `${verdict}\n${article(view)}` : verdict
}

function article({ images, name, description, issuer, dates, status, achievements, marks }: BadgeView): string {
  const [picture] = images
  const worth = issuer.nameIs === 'trusted' ? '' : ' (calls itself so)'
  return [
    '<article>',
    ...(picture === undefined ? [] : [image(picture)]),
    `<h1>${isolated(name ?? '')}</h1>`,
    ...(description === undefined ? [] : [text(description)]),
    // The id first: anybody may choose any name.
    `<p>Issued by ${isolated(issuer.host ?? issuer.id)}: ${isolated(issuer.name ?? '')}${worth}</p>`,
    `<p>${escape(dates.validFrom?.text ?? '')} to ${escape(dates.validUntil?.text ?? 'no stated end')}</p>`,
    `<p>Status: ${escape(status.text)}</p>`,
    ...achievements.flatMap(({ criteria }) =>
      criteria.flatMap(({ narrative }) => (narrative ? [text(narrative)] : [])),
    ),
    ...marks.map((mark) => `<p>⚠ ${escape(mark.text)}</p>`),
    '</article>',
  ].join('\n')
}

/** An embedded picture only in `<img>`; one elsewhere not at all, or through a proxy of your own. */
function image(picture: ViewImage): string {
  if (picture.kind !== 'embedded') return `<p>(picture not shown: ${escape(picture.caption ?? 'no caption')})</p>`
  return `<img src="${escape(picture.src)}" alt="${escape(picture.caption ?? '')}">`
}

function text({ text: source, links }: ViewText): string {
  return [`<p>${isolated(source)}</p>`, ...links.map(link)].join('\n')
}

/** Where a link leads is said beside it. */
function link({ href, host, text: written }: ViewAddress): string {
  if (href === undefined) return isolated(written)
  return `<a href="${escape(href)}" rel="nofollow noopener noreferrer">${isolated(host ?? written)}</a>`
}

/** Text of others keeps its direction of writing to itself. */
function isolated(source: string): string {
  return `<bdi>${escape(source)}</bdi>`
}

function escape(source: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return source.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
