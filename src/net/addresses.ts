/** Which IP addresses are public. The only user of `ipaddr.js`. */
import ipaddr from 'ipaddr.js'

/**
 * Tells whether an IP address belongs to the public Internet.
 *
 * By the IANA special-purpose registries for IPv4 and IPv6: only plain unicast is public, for IPv6
 * only inside 2000::/3, the part that is given out. An address that stands for an IPv4 address
 * (IPv4-mapped, and NAT64 as IPv6-only networks use it) is judged as that one; other embeddings
 * (6to4, Teredo, IPv4-compatible, translated) are obsolete and never public.
 *
 * @param address - as resolvers give it; no brackets, no zone, no short forms of IPv4
 * @returns `false` also for what is no IP address at all
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return isPublicIpv4(ipaddr.IPv4.parse(address))
  if (address.includes('%') || IPV4_COMPATIBLE.test(address) || !ipaddr.IPv6.isValid(address)) return false
  const ipv6 = ipaddr.IPv6.parse(address)
  const embedded = readEmbeddedIpv4(ipv6)
  if (embedded !== undefined) return isPublicIpv4(embedded)
  return ipv6.range() === 'unicast' && ipv6.match(GLOBAL_UNICAST)
}

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && address.toString() !== CLOUD_HOST
}

function readEmbeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  if (!address.isIPv4MappedAddress() && !address.match(NAT64)) return undefined
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}

/** `ipaddr.js` takes `::1.2.3.4` for IPv4-mapped, which the system does not. */
const IPV4_COMPATIBLE = /^::[^:]*\./

/** RFC 4291: everything else is reserved, local or multicast. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/** RFC 6052: the well-known prefix. The one for local use (RFC 8215) is not public. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96]

/** Public by its number, but inside one large cloud the machine's own host answers there. */
const CLOUD_HOST = '168.63.129.16'
