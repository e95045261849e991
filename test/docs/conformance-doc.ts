/** Writes `docs/conformance.md`: what the standard asks for, and the tests that show it. */

/** A test that shows something: its file, and a part of its name, or of a text in its table. */
type Shown = readonly [file: string, fragment: string]

/** One thing that the standard or its certification asks for. */
export interface Row {
  readonly id: string
  /** In our own words. */
  readonly asks: string
  readonly shown: readonly Shown[]
  /** Why no test shows it, or not the whole of it. */
  readonly open?: string
}

/** A requirement of the standard, with the strength that the standard gives it. */
interface Requirement extends Row {
  readonly level: 'MUST' | 'SHOULD' | 'MAY' | 'recommended' | 'informative'
}

/** The document, whole. */
export function conformanceDoc(): string {
  const { all, partly, none } = count([...requirements, ...certification])
  return `# Conformance

<!-- Written by test/docs/conformance.test.ts. To change it, change the tables in test/docs/conformance-doc.ts, then
run: npx vitest run test/docs/conformance.test.ts -u -->

What Open Badges 3.0 and its certification ask for, and the tests that show that this library does it. Read from the
specification, document version 1.4.3, with its implementation guide; the certification guide, version 1.3; and the
JSON-LD contexts of June 2026. The numbers R-1 to R-40 are ours, and so are the words.

The tests hold that every row is there once, and that every test named here exists. Behind each test stands its name, or
the line of its table that matters. Some need credentials that other people made and that we may not pass on;
[CONTRIBUTING](../CONTRIBUTING.md#build-and-test) says where they look for them. What those credentials came to is
counted in [conformance-corpus](conformance-corpus.md). Vectors of our own, which may be passed on and which other
implementations can test against, are in [test/vectors/published](../test/vectors/published/README.md).

Of ${requirements.length + certification.length} rows, ${all} are shown by tests, ${partly} in part, with a word in italics on the rest, and ${none} by none, with the reason. This
is no certificate: 1EdTech gives those, to products.

## Requirements

| | level | what is asked | shown by |
|---|---|---|---|
${requirements.map((row) => `| ${row.id} | ${row.level} | ${row.asks} | ${answerOf(row)} |`).join('\n')}

## Certification

| | what is asked | shown by |
|---|---|---|
${certification.map((row) => `| ${row.id} | ${row.asks} | ${answerOf(row)} |`).join('\n')}
`
}

function count(rows: readonly Row[]): Readonly<Record<'all' | 'partly' | 'none', number>> {
  const none = rows.filter(({ shown }) => shown.length === 0).length
  const all = rows.filter(({ open }) => open === undefined).length
  return { all, partly: rows.length - all - none, none }
}

function answerOf({ shown, open }: Row): string {
  const tests = shown.map(
    ([file, fragment]) => `[${file.replace('.test.ts', '')}](../test/${file}): ${fragment.replaceAll('|', '\\|')}`,
  )
  return [...tests, ...(open === undefined ? [] : [`*${open}*`])].join('<br>')
}

/** Open Badges 3.0: serialization, files, proofs, data model, roles, extensions. Files from `test/`. */
export const requirements: readonly Requirement[] = [
  {
    id: 'R-1',
    level: 'MUST',
    asks: 'Numbers and truth values are written as such in JSON, all other single values as text.',
    shown: [
      ['schema/check-document.test.ts', 'R-1: refuses a number for a text, a text for a number or a truth value'],
      ['build/properties.test.ts', 'a badge has the shape of the schema'],
    ],
  },
  {
    id: 'R-2',
    level: 'MUST',
    asks: 'What may be there several times is an array, even of one; R-7 has the exceptions.',
    shown: [
      ['schema/check-document.test.ts', 'R-2: refuses a single value where the data model has an array'],
      ['build/properties.test.ts', 'a badge has the shape of the schema'],
    ],
  },
  {
    id: 'R-3',
    level: 'MUST',
    asks: 'Things with parts are objects, not addresses of them; only the issuer may be an address.',
    shown: [
      ['schema/check-document.test.ts', 'R-3: refuses a text where there is an object, but for the issuer'],
      ['schema/tolerate.test.ts', 'tells of an image as text at %s, and reads on'],
      ['build/traps/values.test.ts', 'makes an Image of the address in %s'],
    ],
    open: 'Never written. An image that is only an address, as in Open Badges 2, is read with a finding.',
  },
  {
    id: 'R-4',
    level: 'MUST',
    asks: 'Nothing is written as null, nor as an empty array.',
    shown: [
      ['build/properties.test.ts', 'what is built is frozen, and holds no null, no undefined and no empty array'],
      ['schema/check-document.test.ts', 'R-4: refuses null everywhere, once'],
      ['schema/check-document.test.ts', 'R-4: accepts an empty array wherever there may be several'],
    ],
    open: 'An empty array is never written, and accepted where it is read.',
  },
  {
    id: 'R-5',
    level: 'MUST',
    asks: 'The context of data model 2.0 comes first, that of Open Badges second, extensions after them.',
    shown: [
      ['build/contexts.test.ts', 'names the data model and the newest Open Badges context'],
      ['build/contexts.test.ts', 'keeps the order of one’s own, after those of 1EdTech'],
      ['schema/check-contexts.test.ts', 'R-5: accepts %s'],
    ],
  },
  {
    id: 'R-6',
    level: 'MUST',
    asks: 'Readers hold the contexts to that order. A token needs no JSON-LD.',
    shown: [
      ['schema/check-contexts.test.ts', 'R-6: refuses %s'],
      ['conformance/loads.test.ts', 'a program that only verifies tokens, by %s, loads no JSON-LD'],
    ],
  },
  {
    id: 'R-7',
    level: 'MAY',
    asks: 'Types of open classes, and schemas, proofs and terms of use, may be one value or an array.',
    shown: [
      ['schema/check-document.test.ts', 'R-7: accepts a single value where the standard lets it stand alone'],
      ['build/lists.test.ts', 'keeps one as one and many as many'],
    ],
  },
  {
    id: 'R-8',
    level: 'MUST',
    asks: 'The type of identities, identifiers, images and coordinates is a text, never an array.',
    shown: [
      ['schema/check-document.test.ts', 'R-8: refuses an array as the type of a class that has one'],
      ['build/traps/names.test.ts', 'writes the single types as text'],
    ],
  },
  {
    id: 'R-9',
    level: 'MUST',
    asks: 'A file holds exactly one badge.',
    shown: [
      ['envelope/read-envelope.test.ts', 'something after JSON'],
      ['envelope/read-envelope.test.ts', 'a JSON array'],
      ['envelope/read-token.test.ts', 'beside it with JWT_PAYLOAD_AMBIGUOUS'],
      ['bake/pick-baked.test.ts', 'refuses none, and two of the one that counts'],
      ['verify/verifier.test.ts', 'is about badges unless another kind is accepted'],
    ],
  },
  {
    id: 'R-10',
    level: 'MUST',
    asks: 'It is JSON, and JSON-LD.',
    shown: [
      ['envelope/read-envelope.test.ts', 'JSON cut short'],
      ['attacks/e04-undefined-terms.test.ts', 'is refused wherever it stands, with its place'],
      ['build/properties.test.ts', 'a badge passes the guard and the graph check of Data Integrity'],
    ],
  },
  {
    id: 'R-11',
    level: 'MUST',
    asks: 'It is UTF-8.',
    shown: [
      ['envelope/read-envelope.test.ts', 'bytes that are not UTF-8'],
      ['envelope/read-envelope.test.ts', 'UTF-16'],
      ['proof/jwt/sign-jwt.test.ts', 'writes letters of every alphabet'],
    ],
  },
  {
    id: 'R-12',
    level: 'MUST',
    asks: 'The file of a token is the compact token itself; named .jws or .jwt, served as text/plain.',
    shown: [
      ['envelope/read-envelope.test.ts', 'a token as bytes'],
      ['cli/commands/issue.test.ts', 'signs a token if told to'],
    ],
    open: 'Names of files and media types belong to whoever writes or serves the file; the library judges bytes.',
  },
  {
    id: 'R-13',
    level: 'MUST',
    asks: 'The file of a badge with an embedded proof is the JSON; named .json, served as application/vc+ld+json.',
    shown: [
      ['envelope/read-envelope.test.ts', 'JSON as bytes'],
      ['cli/commands/issue.test.ts', 'prints a badge that verifies, and nothing else on standard output'],
    ],
    open: 'Names of files and media types belong to whoever writes or serves the file; the library judges bytes.',
  },
  {
    id: 'R-14',
    level: 'MUST',
    asks: 'There is at least one proof.',
    shown: [
      ['proof/authenticate.test.ts', 'refuses a document without proof before it asks for contexts'],
      ['proof/data-integrity/verify-data-integrity.test.ts', 'no proofs'],
      ['proof/jwt/read-header.test.ts', 'refuses the algorithm %j'],
    ],
  },
  {
    id: 'R-15',
    level: 'MUST',
    asks: 'To be certified, issuers sign in a way that the certification knows.',
    shown: [
      ['issue/issuer.test.ts', 'issues a token by %s that verifies'],
      ['interop/jose.test.ts', 'a %s badge that we issue is verified by jose'],
      ['interop/digital-bazaar.test.ts', 'that we issue is verified by @digitalbazaar/vc'],
      ['interop/ecdsa-sd-2023.test.ts', 'signed and derived by us is verified by them'],
    ],
    open: 'The certification itself is a matter between a product and 1EdTech.',
  },
  {
    id: 'R-16',
    level: 'MAY',
    asks: 'There may be several proofs; a verifier may be content with one.',
    shown: [
      ['issue/proof-set-signer.test.ts', 'makes badges that verify, by the proofs of both keys'],
      ['proof/data-integrity/verify-data-integrity.test.ts', 'holds with two good proofs, and rests on the first'],
      ['proof/data-integrity/verify-data-integrity.test.ts', 'holds with a good proof and %s, which it says'],
    ],
    open: 'One good proof is enough beside proofs that cannot be read; a proof of a known suite that does not hold refuses the badge.',
  },
  {
    id: 'R-17',
    level: 'MUST',
    asks: 'Embedded proofs are made before the token is wrapped around them.',
    shown: [
      ['issue/signer.test.ts', 'wraps the token around the credential and its proof, and adds the claims after that'],
      ['interop/issuing-forms.test.ts', 'is verified by jose, by us, and what is inside by both without the token'],
    ],
  },
  {
    id: 'R-18',
    level: 'MUST',
    asks: 'Verifiers fetch keys from https addresses; DIDs are allowed.',
    shown: [
      ['keys/find-issuer-key.test.ts', 'speaks by a key at %s on its origin, if its key set lists the same'],
      ['interop/jose.test.ts', 'a badge that jose signs for an https issuer with a key set is verified by us'],
      ['verify/issuer-keys-over-https.test.ts', 'with a path publishes its key under that path'],
    ],
  },
  {
    id: 'R-19',
    level: 'MUST',
    asks: 'A public key in a header or document never holds the private part.',
    shown: [
      ['keys/publish.test.ts', 'publishes nothing private, although a signing key is passed whole'],
      ['keys/find-issuer-key.test.ts', 'is refused with a private key in it'],
    ],
  },
  {
    id: 'R-20',
    level: 'MUST',
    asks: 'A badge has one subject.',
    shown: [['schema/check-document.test.ts', 'R-20: refuses an array where there is one value']],
  },
  {
    id: 'R-21',
    level: 'MUST',
    asks: 'The subject has an id or an identifier.',
    shown: [
      ['build/recipient.test.ts', 'refuses %j, which says nothing of who it is'],
      ['schema/data-model.test.ts', 'R-21: a subject has an id or an identifier'],
      ['schema/check-document.test.ts', 'says SUBJECT_ANONYMOUS and reads on without id and identifier'],
    ],
    open: 'Never written. Read with the finding SUBJECT_ANONYMOUS: the official schema lets it pass.',
  },
  {
    id: 'R-22',
    level: 'SHOULD',
    asks: 'Criteria have an id or a narrative.',
    shown: [
      ['build/traps/values.test.ts', 'T-39: criteria say something'],
      ['schema/check-document.test.ts', 'R-22: accepts criteria without id and narrative'],
    ],
    open: 'Asked of those who build, not of those who are verified.',
  },
  {
    id: 'R-23',
    level: 'SHOULD',
    asks: 'Verifiers ask whether the issuer is trusted to recognize the achievement.',
    shown: [
      ['verify/check-issuer.test.ts', 'passes an issuer that is trusted, with nothing to say'],
      ['verify/check-issuer.test.ts', 'ISSUER_NOT_TRUSTED'],
    ],
    open: 'Asked of the issuer as such. Whether it may award this very achievement is for the caller to know.',
  },
  {
    id: 'R-24',
    level: 'SHOULD',
    asks: 'An achievement without a creator belongs to the issuer.',
    shown: [['view/view-credential.test.ts', 'R-24: an achievement without a creator is shown as the issuer’s']],
  },
  {
    id: 'R-25',
    level: 'SHOULD',
    asks: 'What an issuer says of a creator or of another’s achievement is its own word only.',
    shown: [
      ['view/achievements.test.ts', 'gives all that is said of one'],
      ['view/parties.test.ts', 'reads none, one and many, as said by the issuer'],
    ],
  },
  {
    id: 'R-26',
    level: 'MUST',
    asks: 'Results point at descriptions and levels of the achievement; values lie within what is allowed.',
    shown: [
      ['build/result-rules.test.ts', 'resultDescriptionRules'],
      ['build/result-rules.test.ts', 'checkResult'],
      ['view/results.test.ts', 'gives a level that the description does not have without a name'],
    ],
    open: 'Held by the builders. The verifier does not ask: the official one does not, and it is no matter of proof.',
  },
  {
    id: 'R-27',
    level: 'MUST',
    asks: 'Pictures of recipients and profiles are PNG or SVG; that of the achievement is not repeated as the recipient’s.',
    shown: [
      ['build/image.test.ts', 'refuses others for profiles and recipients, which achievements may have'],
      ['build/hint-rules.test.ts', 'IMAGE_REPEATED /recipientImage'],
    ],
    open: 'Held by the builders, for pictures whose bytes they are given. Pictures elsewhere are not fetched, nor looked into for a badge.',
  },
  {
    id: 'R-28',
    level: 'MUST',
    asks: 'Where schemas are named, that of 1EdTech is among them, under its type.',
    shown: [
      ['build/traps/contexts.test.ts', 'adds the type that the context defines'],
      ['build/traps/contexts.test.ts', 'refuses the type of an early text'],
      ['build/traps/contexts.test.ts', 'refuses schemas of others without the one of Open Badges'],
    ],
    open: 'Held by the builders. The verifier does not ask for it: it holds every badge against the data model, whichever schemas that names.',
  },
  {
    id: 'R-29',
    level: 'MUST',
    asks: 'Proofs are made for the purpose assertionMethod.',
    shown: [
      ['issue/signer.test.ts', 'adds one proof, made for assertions, at the moment that it is told'],
      [
        'attacks/e12-wrong-controller-or-purpose.test.ts',
        'refuses a good proof for authentication, signed as such by the issuer',
      ],
    ],
  },
  {
    id: 'R-30',
    level: 'recommended',
    asks: 'Identifiers of people are hashed where privacy is expected.',
    shown: [
      ['build/recipient.test.ts', 'hashes an email address, in lower case, unless told otherwise'],
      ['build/recipient.test.ts', 'salts each identifier by itself'],
      ['verify/check-recipient.test.ts', 'finds an address in capitals whose issuer hashed it in small letters'],
    ],
  },
  {
    id: 'R-31',
    level: 'recommended',
    asks: 'Issuers control their keys by name, publish them in a key set at their origin, and say whose each is.',
    shown: [
      ['build/traps/tokens.test.ts', 'is a Multikey with its controller, for the keys that have a multibase form'],
      ['build/traps/tokens.test.ts', 'an https issuer publishes a key set in which a badge as %s finds its key'],
      ['keys/find-issuer-key.test.ts', 'as our own jwksOf lists it'],
    ],
    open: 'The library writes the key set; to serve it, under its media type, is the issuer’s.',
  },
  {
    id: 'R-32',
    level: 'recommended',
    asks: 'Displayers believe a key only if the issuer controls it, or if the key set at the issuer’s origin lists it as the issuer’s.',
    shown: [
      [
        'attacks/e12-wrong-controller-or-purpose.test.ts',
        'refuses a signature by somebody else’s did:key, and says that it holds',
      ],
      ['keys/fetch-keys.test.ts', 'reads the key set of the issuer’s origin'],
      ['attacks/e07-embedded-key.test.ts', 'verifies when the issuer’s key set holds that very key'],
      ['attacks/e07-embedded-key.test.ts', 'fails when the issuer publishes other keys'],
      ['attacks/e07-embedded-key.test.ts', 'fails when the key set says that the key is another tenant’s'],
    ],
  },
  {
    id: 'R-33',
    level: 'SHOULD',
    asks: 'Displayers mark what the issuer says of itself as unverified, unless it is on a list of the trusted.',
    shown: [
      ['view/view-credential.test.ts', 'puts the id and the host of the issuer first, and says what its name is worth'],
      ['view/corpus.test.ts', 'has all that certification asks of a displayer, for every badge that is verified'],
    ],
  },
  {
    id: 'R-34',
    level: 'MUST',
    asks: 'Badges of data model 1.1 and 2.0 are verified. In a token, the vc claim goes with 1.1 and with nothing else.',
    shown: [
      ['gates/pass-gates.test.ts', 'with data model 2.0 in a "vc" claim is invalid, although the signature holds'],
      ['gates/pass-gates.test.ts', 'with data model 1.1 as the payload is invalid'],
      ['verify/contained.test.ts', 'is verified as a token with a "vc" claim, and its dates are judged'],
      ['conformance/corpus.test.ts', 'gets what its makers say of each testable entry, but for the exceptions named'],
    ],
  },
  {
    id: 'R-35',
    level: 'SHOULD',
    asks: 'Verifiers keep the suites before: eddsa-2022 and Ed25519Signature2020.',
    shown: [
      ['proof/data-integrity/suites.test.ts', 'eddsa-2022'],
      ['vectors/corpus-proofs.test.ts', 'hold, each under the key that its name carries'],
      ['interop/other-suites.test.ts', 'of a badge that @digitalbazaar/vc issues is verified by us'],
    ],
  },
  {
    id: 'R-36',
    level: 'recommended',
    asks: 'Evidence is not embedded as a data: address in its id; what is linked does not change.',
    shown: [
      ['build/credential-shape.test.ts', 'data:text/html,x'],
      ['build/scalars.test.ts', 'refuses %s, which runs or contains something'],
      ['view/evidence.test.ts', 'gives no link of evidence that runs'],
    ],
    open: 'Whether linked evidence stays as it was is in the hands of its host; nothing is fetched.',
  },
  {
    id: 'R-37',
    level: 'recommended',
    asks: 'Data of learners are not published openly by default; pages that are shared carry tags; addresses negotiate their content.',
    shown: [],
    open: 'Out of reach: the library serves no pages. What to show and how to serve it is in [showing a badge](display.md).',
  },
  {
    id: 'R-38',
    level: 'informative',
    asks: 'iPhones strip metadata from pictures, and the badge with them.',
    shown: [['cli/commands/verify.test.ts', 'ends with 1 for a picture without a badge']],
    open: 'A picture that has lost its badge is told as such; [why that happens](baking.md#pictures-lose-their-badges) is nothing to test.',
  },
  {
    id: 'R-39',
    level: 'MUST',
    asks: 'Extensions are never required; their terms begin with ext:; new properties bring their context and their schema, which anybody can fetch.',
    shown: [
      ['schema/check-document.test.ts', 'asks for nothing else'],
      ['schema/check-document.test.ts', 'accepts terms of one’s own at %s'],
      ['build/extensions.test.ts', 'bring their context, their schema and the official schema where a term is used'],
    ],
    open: 'How a context or a schema is served is its host’s.',
  },
  {
    id: 'R-40',
    level: 'MUST',
    asks: 'Profiles of the standard only make it stricter.',
    shown: [
      [
        'attacks/e19-schemas-that-pose-as-official.test.ts',
        'a schema that lets everything pass does not make a wrong badge right',
      ],
      ['verify/named-schemas.test.ts', 'is invalid where it does not, and no credential is handed out'],
    ],
  },
]

const noApi = 'Not built yet: the library has neither client nor server of the Open Badges API.'
const films = 'To film it is the product’s.'

/** The tests of the certification guide. Files from `test/`. */
export const certification: readonly Row[] = [
  {
    id: 'Issuer T1',
    asks: 'Make a valid badge for the recipient of the test and hand it in. Valid is what drops nothing in the safe mode of JSON-LD and passes verification; signed as a token by RS256, or by eddsa-rdfc-2022 or ecdsa-sd-2023.',
    shown: [
      ['issue/issuer.test.ts', 'issues a token by %s that verifies'],
      ['issue/issuer.test.ts', 'issues a document with an embedded proof that verifies'],
      ['issue/signer.test.ts', 'refuses to sign a term that no context defines, and names it'],
      [
        'interop/built-nouns.test.ts',
        'every badge of achievements and profiles that were built is verified by us and by',
      ],
      [
        'issue/selective-disclosure-signer.test.ts',
        'issues a badge for its holder, who derives from it what verifiers accept',
      ],
      [
        'conformance/certification.test.ts',
        'by eddsa-rdfc-2022 is verified as theirs, and by others in the safe mode of JSON-LD',
      ],
      ['conformance/certification.test.ts', 'by ecdsa-sd-2023 is verified as theirs once everything is shown'],
      ['conformance/certification.test.ts', 'by RS256 is verified as theirs, and not as somebody else’s'],
    ],
    open: 'Nobody hands a badge in, and the official validator is not run.',
  },
  {
    id: 'Issuer T2',
    asks: 'Film how the recipient gets the badge.',
    shown: [],
    open: 'Out of reach: it shows a product.',
  },
  {
    id: 'Issuer + API',
    asks: 'Discover, register, get a token, and send the badge of T1; a profile, if one likes.',
    shown: [],
    open: noApi,
  },
  {
    id: 'Displayer D1',
    asks: 'Tell three badges apart: in order, expired, revoked; signed by eddsa-rdfc-2022 or ecdsa-sd-2023, too. Show picture, name, description, name of the issuer, date of issue, status.',
    shown: [
      ['verify/verifier.test.ts', 'is %s as of %s, whatever the clock says, and the credential is shown'],
      ['attacks/e14-revoked-badges.test.ts', 'a badge for whose %s the bit is set is %s'],
      ['view/view-credential.test.ts', 'shows what certification asks of displayers'],
      ['view/view-credential.test.ts', 'shows a credential that is genuine and expired, and says that it is'],
      ['view/statuses.test.ts', 'calls a badge revoked that is suspended as well'],
      ['interop/digital-bazaar.test.ts', 'that @digitalbazaar/vc issues is verified by us'],
      ['interop/ecdsa-sd-2023.test.ts', 'signed and derived by them is verified by us'],
      ['conformance/certification.test.ts', ', by %s, is told apart, and shown with all that is asked for'],
      ['conformance/certification.test.ts', ' is told apart in a picture, too'],
    ],
    open: `The three badges are our own: those that the certification hands out are at addresses of 1EdTech. ${films}`,
  },
  {
    id: 'Displayer D2',
    asks: 'A viewer asks for verification, and is told that the badge is neither expired nor revoked.',
    shown: [
      ['view/view-credential.test.ts', 'shows what certification asks of displayers'],
      ['view/statuses.test.ts', 'says of entries for %j that are clear "%s"'],
    ],
    open: `The button is the product’s. ${films}`,
  },
  {
    id: 'Displayer D3',
    asks: 'As D1, with three badges of data model 1.1.',
    shown: [
      ['verify/contained.test.ts', 'is verified as a token with a "vc" claim, and its dates are judged'],
      ['view/contents.test.ts', 'reads the dates of data model 1.1'],
      [
        'conformance/certification.test.ts',
        ', of data model 1.1, by %s, is told apart, and shown with all that is asked for',
      ],
    ],
    open: `The three badges are our own. ${films}`,
  },
  {
    id: 'Displayer D4',
    asks: 'As D2, with badges of data model 1.1.',
    shown: [['verify/contained.test.ts', 'is verified as a token with a "vc" claim, and its dates are judged']],
    open: `The button is the product’s. ${films}`,
  },
  {
    id: 'Host',
    asks: 'Take badges in every form, give them out again and lose nothing; read and write by the API.',
    shown: [
      ['bake/bake-image.test.ts', 'bakes any text so that the same text is extracted'],
      ['bake/bake-image.test.ts', 'bakes tokens'],
      ['vectors/baked-pictures.test.ts', 'holds what others took out of it'],
    ],
    open: noApi,
  },
  {
    id: 'Consumer Read',
    asks: 'Discover, register, be authorized, and fetch badges and a profile, page by page if one likes.',
    shown: [],
    open: noApi,
  },
  {
    id: 'Provider Read',
    asks: 'Serve badges and a profile, with tokens, scopes and pages; each badge can be verified.',
    shown: [],
    open: noApi,
  },
  {
    id: 'Provider Write',
    asks: 'Take a badge, and give the same one back; a profile, if one likes.',
    shown: [
      ['model/same-credential.test.ts', 'takes a credential for the same with %s'],
      ['model/same-credential.test.ts', 'takes it for another with %s'],
    ],
    open: `${noApi} Only what “the same” is, is shown.`,
  },
]
