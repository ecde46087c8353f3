import { type Kysely, sql } from 'kysely'

/**
 * People sign in. Whose an account is and which roles it was given are entries of the record, which says
 * them for ever and can be verified. What lets somebody in is neither: it changes with every sign-in, is
 * good for hours or until it is replaced, and must be in no backup that lies about. So it stands in a
 * schema of its own, which backups, `verify` and a restore leave alone: after a restore everybody is
 * signed out and sets up their second factor again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A restore lays the tables of an earlier version first and comes by here again
  await sql`drop schema if exists secret cascade`.execute(db)
  await sql`create schema secret`.execute(db)
  await makeSessions(db)
  await makeFactors(db)
}

async function makeSessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret.session (
      token_hash text primary key,
      account text not null,
      made timestamptz not null,
      used timestamptz not null,
      has_second_factor boolean not null
    )`.execute(db)
  await sql`create index session_by_account on secret.session (account)`.execute(db)
  await describe(db, 'session', 'Browsers that are signed in', {
    token_hash: 'SHA-256 of what the cookie holds, which is kept nowhere',
    account: 'The record of kind account that is signed in',
    made: 'When it was signed in',
    used: 'When it last asked for something, to the minute',
    has_second_factor: 'Whether a second factor was given, or a passkey used',
  })
  await sql`
    create table secret.once (
      token_hash text primary key,
      purpose text not null,
      account text,
      says text,
      made timestamptz not null,
      ends timestamptz not null
    )`.execute(db)
  await describe(db, 'once', 'What is good for one use: its row goes when it is used', {
    token_hash: 'SHA-256 of the token in a link or a cookie, which is kept nowhere',
    purpose: 'What it is good for: sign-in, first, passkey, directory',
    account: 'The account it is for; null when that shows later',
    says: 'What was asked and has to be answered, as JSON: a challenge, or state and nonce',
    made: 'When it was made',
    ends: 'From when it is good for nothing',
  })
}

async function makeFactors(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret.time_code (
      account text primary key,
      secret text not null,
      is_confirmed boolean not null,
      last_step bigint not null
    )`.execute(db)
  await describe(db, 'time_code', 'Secrets of which apps make a code every half minute', {
    account: 'Whose it is',
    secret: 'In base 32, as RFC 6238 has it',
    is_confirmed: 'Whether a code of it was entered once, so that it counts',
    last_step: 'Half minutes since 1970 of the last code that was good: none up to it is again',
  })
  await sql`
    create table secret.passkey (
      credential text primary key,
      account text not null,
      public_key text not null,
      counter bigint not null,
      name text not null,
      made timestamptz not null
    )`.execute(db)
  await sql`create index passkey_by_account on secret.passkey (account)`.execute(db)
  await describe(db, 'passkey', 'Passkeys that sign in', {
    credential: 'Its id in base64url, as the device made it',
    account: 'Whose it is',
    public_key: 'COSE key in base64url',
    counter: 'How often its device said it was used; 0 where it does not count',
    name: 'What its owner calls it',
    made: 'When it was added',
  })
  await sql`
    create table secret.guess (
      account text not null,
      kind text not null,
      number bigint not null,
      since timestamptz not null,
      primary key (account, kind)
    )`.execute(db)
  await describe(db, 'guess', 'How often something was tried for an account lately', {
    account: 'For which it was tried',
    kind: 'What: code, or mail that was asked for',
    number: 'How many times since',
    since: 'When the first of them was',
  })
}

async function describe(
  db: Kysely<unknown>,
  table: string,
  meaning: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const name = sql.table(`secret.${table}`)
  await sql`comment on table ${name} is ${sql.lit(meaning)}`.execute(db)
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column ${name}.${sql.id(column)} is ${sql.lit(text)}`.execute(db)
  }
}
