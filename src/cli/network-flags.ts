/** The flags of every command that may ask the network, and what they mean to the library. */
import { Option, type Command } from 'commander'
import { OpenBadgesError, type VerifierOptions } from '../index.js'
import { readText } from './files.js'
import { collect } from './flags.js'

/** The flags as they were given. */
export interface NetworkFlags {
  readonly offline?: true
  readonly ca?: string
  readonly allowPrivateOrigin?: readonly string[]
}

/** Adds the flags to a command. */
export function addNetworkFlags(command: Command): Command {
  return command
    .option('--offline', 'ask nobody; what needs an answer stays unknown')
    .addOption(new Option('--ca <file>', 'further certificate authorities, as PEM'))
    .addOption(
      new Option(
        '--allow-private-origin <origin>',
        'an origin that may be asked though it is not public; may be repeated',
      ).argParser(collect),
    )
}

/** Reads the flags into options of a verifier. */
export async function networkOf({ offline, ca, allowPrivateOrigin }: NetworkFlags): Promise<Partial<VerifierOptions>> {
  // The address itself is judged all the same.
  const origins = allowPrivateOrigin === undefined ? {} : { allowPrivateOrigins: allowPrivateOrigin }
  if (offline === true) return { fetch: noNetwork, network: origins }
  if (ca === undefined && allowPrivateOrigin === undefined) return {}
  return {
    network: {
      ...(ca === undefined ? {} : { ca: [await readText(ca)] }),
      ...origins,
    },
  }
}

function noNetwork(url: string): Promise<never> {
  return Promise.reject(new OpenBadgesError('NETWORK_UNAVAILABLE', { url }, { url }))
}
