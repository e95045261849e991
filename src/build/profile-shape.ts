/** How profiles and what they are made of are read. */
import type { Address, GeoCoordinates } from '../model/address.js'
import type { IdentifierEntry } from '../model/identity.js'
import type { Profile } from '../model/profile.js'
import { endorsementReaders, settleEndorsements, type WithGivenEndorsements } from './endorsements.js'
import { identifierType } from './identity.js'
import { readPngOrSvg } from './image.js'
import { classTypes, listOf } from './lists.js'
import { readObject, type Shape } from './read-object.js'
import type { Reader } from './reading.js'
import * as read from './scalars.js'

/** A profile. */
export const readProfile: Reader<Profile> = (value, reading) => readObject(value, profileShape, reading)

/** A profile that nobody has to look up, so that an id can be made for it: a creator, a source, an organisation above. */
export const readParty: Reader<Profile> = (value, reading) => readObject(value, partyShape, reading)

/** Further names under which something is known elsewhere. */
export const readIdentifierEntries: Reader<readonly IdentifierEntry[]> = listOf(
  (value, reading) => readObject(value, identifierEntryShape, reading),
  'identifiers',
)

const identifierEntryShape: Shape<IdentifierEntry> = {
  what: 'an identifier',
  readers: {
    type: read.exactly('IdentifierEntry'),
    identifier: read.text,
    identifierType,
  },
  required: ['identifier', 'identifierType'],
  made: { type: () => 'IdentifierEntry' },
}

const geoShape: Shape<GeoCoordinates> = {
  what: 'coordinates',
  readers: {
    type: read.exactly('GeoCoordinates'),
    latitude: read.numberBetween(-90, 90, 'degrees from -90 to 90'),
    longitude: read.numberBetween(-180, 180, 'degrees from -180 to 180'),
  },
  required: ['latitude', 'longitude'],
  made: { type: () => 'GeoCoordinates' },
  isOpen: true,
}

const addressShape: Shape<Address> = {
  what: 'an address',
  readers: {
    type: classTypes('Address'),
    addressCountry: read.text,
    addressCountryCode: read.textLike(/^[A-Z]{2}$/, 'a country code of two letters, such as "NO"'),
    addressRegion: read.text,
    addressLocality: read.text,
    streetAddress: read.text,
    postOfficeBoxNumber: read.text,
    postalCode: read.text,
    geo: (value, reading) => readObject(value, geoShape, reading),
  },
  required: [],
  made: { type: () => Object.freeze(['Address']) },
  isOpen: true,
}

const profileShape: Shape<WithGivenEndorsements<Profile>> = {
  what: 'a profile',
  asText: 'id',
  readers: {
    id: read.iri,
    type: classTypes('Profile'),
    name: read.text,
    url: read.iri,
    phone: read.text,
    description: read.text,
    ...endorsementReaders,
    image: readPngOrSvg,
    email: read.email,
    address: (value, reading) => readObject(value, addressShape, reading),
    otherIdentifier: readIdentifierEntries,
    official: read.text,
    parentOrg: readParty,
    familyName: read.text,
    givenName: read.text,
    additionalName: read.text,
    patronymicName: read.text,
    honorificPrefix: read.text,
    honorificSuffix: read.text,
    familyNamePrefix: read.text,
    dateOfBirth: read.calendarDate,
  },
  required: ['id'],
  made: { type: () => Object.freeze(['Profile']) },
  names: 'profile',
  isOpen: true,
  aliases: { homepage: 'url', website: 'url', logo: 'image', telephone: 'phone' },
  settle: settleEndorsements,
}

const partyShape: Shape<WithGivenEndorsements<Profile>> = {
  ...profileShape,
  made: { ...profileShape.made, id: (reading) => reading.means.makeId() },
}
