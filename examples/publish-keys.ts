/** What an issuer publishes, so that others can verify its badges; and what it does when a key is to go. */
import { didWebDocument, generateKey, jwksOf } from 'openbadges-kit/keys'

const did = 'did:web:academy.example'
const current = await generateKey({ id: `${did}#key-2026` })
const retired = await generateKey({ algorithm: 'ES256', id: `${did}#key-2024` })
const stolen = await generateKey({ id: `${did}#key-2025` })

// As https://academy.example/.well-known/did.json. A retired key stays, so that its badges still verify. A stolen
// key stays too, with the date: from then on nothing that it signed is believed, whatever date it bears.
const document = didWebDocument(did, [current, retired, { ...stolen, revoked: '2026-03-01T00:00:00Z' }])
console.log(JSON.stringify(document, null, 2))

// The same keys for verifiers of tokens whose issuer is https://academy.example: as
// https://academy.example/.well-known/jwks.json.
console.log(JSON.stringify(jwksOf([current, retired], { issuer: 'https://academy.example' }), null, 2))
