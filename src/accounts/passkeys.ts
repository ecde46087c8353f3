import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#storage/index.ts'
import { secretsOf } from './secret-tables.ts'

/** Taken in when the first passkey is asked for: it costs 30 MB, and most sites may never have one. */
const webauthn = () => import('@simplewebauthn/server')

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly credential: string
  readonly name: string
  /** An instant. */
  readonly made: string
}

/** What a browser is to hand to its device, and the challenge that has to come back. */
export interface Asked {
  readonly options: unknown
  readonly challenge: string
}

/** EdDSA, ECDSA and RSA, as every device of today has one of them: COSE's numbers. */
const ALGORITHMS = [-8, -7, -257]

type Answer = Readonly<Record<string, unknown>> & { readonly id: string }

const answerSchema = z.looseObject({ id: z.string().max(2_000) })

/** Reads what a device answered; `undefined` when it is no such answer. */
export function readAnswer(text: string): Answer | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** @param site - its address, whose name passkeys are made for */
export async function askToAdd(
  db: Kysely<Database>,
  account: { readonly id: string; readonly name: string },
  site: string,
): Promise<Asked> {
  const known = await listPasskeys(db, account.id)
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Critical Friend',
    rpID: new URL(site).hostname,
    userName: account.name,
    userID: new TextEncoder().encode(account.id),
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options, challenge: options.challenge }
}

/** @returns whether the answer was to this challenge, from a page of this site */
export async function addPasskey(
  db: Kysely<Database>,
  account: string,
  { site, challenge, answer, name, at }: Answered & { readonly name: string; readonly at: string },
): Promise<boolean> {
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site,
    expectedRPID: new URL(site).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!verified?.verified) return false
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const key = Buffer.from(publicKey).toString('base64url')
  const added = await secretsOf(db)
    .insertInto('secret.passkey')
    .values({ credential: id, account, public_key: key, counter, name, made: at })
    .onConflict((known) => known.column('credential').doNothing())
    .returning('credential')
    .executeTakeFirst()
  return added !== undefined
}

/** What came back from a browser, and what it was to answer. */
interface Answered {
  readonly site: string
  readonly challenge: string
  readonly answer: Answer
}

/** Any passkey of this site will do: the device says whose it is. */
export async function askToSignIn(site: string): Promise<Asked> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({
    rpID: new URL(site).hostname,
    userVerification: 'required',
  })
  return { options, challenge: options.challenge }
}

/** @returns whose passkey answered; `undefined` when it did not answer this challenge, or is not known */
export async function accountOfAnswer(
  db: Kysely<Database>,
  { site, challenge, answer }: Answered,
): Promise<string | undefined> {
  const secrets = secretsOf(db)
  const known = await secrets
    .selectFrom('secret.passkey')
    .select(['credential', 'account', 'public_key', 'counter'])
    .where('credential', '=', answer.id)
    .executeTakeFirst()
  if (known === undefined) return undefined
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: site,
    expectedRPID: new URL(site).hostname,
    requireUserVerification: true,
    credential: {
      id: known.credential,
      publicKey: new Uint8Array(Buffer.from(known.public_key, 'base64url')),
      counter: known.counter,
    },
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  await secrets
    .updateTable('secret.passkey')
    .set({ counter: sql<number>`greatest(counter, ${verified.authenticationInfo.newCounter})` })
    .where('credential', '=', known.credential)
    .execute()
  return known.account
}

/** The passkeys of an account, oldest first. */
export async function listPasskeys(
  db: Kysely<Database>,
  account: string,
): Promise<readonly Passkey[]> {
  return await secretsOf(db)
    .selectFrom('secret.passkey')
    .select(['credential', 'name', 'made'])
    .where('account', '=', account)
    .orderBy('made')
    .execute()
}

/** @param credential - that one; left out, all of the account */
export async function removePasskeys(
  db: Kysely<Database>,
  account: string,
  credential?: string,
): Promise<void> {
  await secretsOf(db)
    .deleteFrom('secret.passkey')
    .where('account', '=', account)
    .$if(credential !== undefined, (query) => query.where('credential', '=', credential ?? ''))
    .execute()
}
