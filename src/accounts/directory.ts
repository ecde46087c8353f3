import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import { accept, Outage, type Outcome, refuse } from '#shared/index.ts'
import { plainEmail } from './account.ts'

/** The council's own directory, by OpenID Connect: Microsoft Entra among others. */
export interface DirectorySettings {
  /** Its address, under which it says all else of itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What the directory says of somebody who signed in there. */
export interface DirectoryAnswer {
  /** Who they are there, which never changes: the issuer and its name for them. */
  readonly subject: string
  /** Only where it vouches for the address. */
  readonly email: string | undefined
  /** Whether they gave more than a password there. */
  readonly hasSecondFactor: boolean
}

export interface Directory {
  /** Where a browser is sent, and what has to be known again when it comes back. */
  begin(callback: string): Promise<{ readonly address: string; readonly says: string }>
  /** @param came - the whole address that it came back to */
  finish(came: URL, says: string): Promise<Outcome<DirectoryAnswer>>
}

const saysSchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional().catch(undefined),
  email_verified: z.unknown().optional(),
  /** Entra's word for the same: the owner of the domain vouches for the address. */
  xms_edov: z.unknown().optional(),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).catch([]),
})

/** Levels that stand for more than one factor. */
const STRONG_ACR: readonly string[] = [
  'phr',
  'phrh',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
]

export function openDirectory({ issuer, clientId, clientSecret }: DirectorySettings): Directory {
  let known: Promise<Configuration> | undefined
  const discover = async (): Promise<Configuration> => {
    // Only a directory of this machine is without https, which the settings see to
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : []
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { execute })
    try {
      return await known
    } catch (cause) {
      known = undefined
      throw new Outage('The directory that people sign in by does not answer', { cause })
    }
  }
  return {
    async begin(callback) {
      const config = await discover()
      const verifier = randomPKCECodeVerifier()
      const says = { state: randomState(), nonce: randomNonce(), verifier }
      const address = buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid email profile',
        state: says.state,
        nonce: says.nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, says: JSON.stringify(says) }
    },
    async finish(came, text) {
      const { state, nonce, verifier } = saysSchema.parse(JSON.parse(text))
      const config = await discover()
      try {
        const tokens = await authorizationCodeGrant(config, came, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        return accept(readClaims(tokens.claims()))
      } catch {
        return refuse('not-answered', 'The directory did not say who you are. Try again')
      }
    },
  }
}

function readClaims(claims: unknown): DirectoryAnswer {
  const { iss, sub, email, acr, amr, ...vouched } = claimsSchema.parse(claims)
  const isVouchedFor = [vouched.email_verified, vouched.xms_edov].some(
    (said) => said === true || said === 1 || said === '1' || said === 'true',
  )
  return {
    subject: `${iss} ${sub}`,
    email: email !== undefined && isVouchedFor ? plainEmail(email) : undefined,
    hasSecondFactor: amr.includes('mfa') || (acr !== undefined && STRONG_ACR.includes(acr)),
  }
}
