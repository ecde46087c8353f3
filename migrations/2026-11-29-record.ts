import { createHash, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

/**
 * One record for everything that happens. A new kind of record used to cost a table, its queries, its
 * own part of the verification and eleven files; an event could not be recorded late; and a name, once
 * in the chain, could never be taken out of it. An entry now says what happened to which record, when
 * it happened and when that was recorded, by whom as a key, and gives a digest of what each audience
 * may read of it. What it says stands beside it, a part for each audience with a salt of its own, so
 * that a part can be erased by law and the chain still proves the rest.
 *
 * The change log so far is left as it stands: its last hash is what the first entry follows, and the
 * entries go on with its numbers. Cases and rulings are moved here, each entry naming the line of the
 * old log that it comes from; the old log still holds all that their tables held.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeTables(db)
  await letGoOfChangeLog(db)
  await moveRecords(db)
  for (const table of ['case_event', 'procedure_case', 'ruling']) {
    await sql`drop table ${sql.table(table)}`.execute(db)
  }
}

async function makeTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table entry (
      id bigint primary key,
      kind text collate "C" not null check (kind ~ '\\S'),
      record text collate "C" not null check (record ~ '\\S'),
      act text collate "C" not null
        check (act in ('record', 'correct', 'strike-out', 'withdraw', 'erase')),
      event text collate "C" not null,
      happened text collate "C",
      recorded_at timestamptz not null,
      recorded_by text collate "C" not null check (recorded_by ~ '\\S'),
      source text,
      corrects bigint references entry (id) check (corrects < id),
      parts text not null,
      previous_hash text not null,
      hash text not null,
      check ((act in ('correct', 'strike-out', 'erase')) = (corrects is not null))
    )`.execute(db)
  await sql`create index entry_by_record on entry (kind, record, id)`.execute(db)
  await addOnly(db, 'entry')
  await describeColumns(db, 'entry', 'Everything that happened, chained by hash', {
    id: 'Place in the chain, after the last of the change log, with no gap',
    kind: 'Which kind of record it is about: case, ruling, import, area, person',
    record: 'Which of them, by its name among its kind: precept/2027-28',
    act: 'record: it happened; correct, strike-out: an earlier entry was wrong; withdraw: the whole record no longer counts; erase: parts of an earlier entry were taken out',
    event: 'What happened, in the words of its kind',
    happened: 'When it happened: a day, or a local time; null when that is not known',
    recorded_at: 'When it was recorded',
    recorded_by: 'Key of who recorded it: a record of kind person, never a name',
    source:
      'Where it comes from: a file, a paper, an entry of the change log; null when recorded by hand',
    corrects: 'The entry that this one corrects, strikes out or erases parts of',
    parts: 'Digests of the parts, as canonical JSON: [[audience, SHA-256 of salt and body], …]',
    previous_hash: 'Hash of the entry before; of the last of the change log for the first',
    hash: 'SHA-256 of a zero byte and this entry as canonical JSON: a leaf hash of RFC 6962',
  })

  await sql`
    create table part (
      id bigint generated always as identity primary key,
      entry_id bigint not null references entry (id),
      audience text collate "C" not null
        check (audience in ('public', 'members', 'office', 'sealed')),
      salt text,
      body text,
      erased_by bigint references entry (id),
      unique (entry_id, audience),
      check ((salt is null) = (body is null)),
      check ((body is null) = (erased_by is not null))
    )`.execute(db)
  await describeColumns(db, 'part', 'What an entry says to each audience', {
    id: 'Order of recording',
    entry_id: 'The entry it belongs to',
    audience: 'Who may read it: public, members, office or sealed',
    salt: 'Thirty-two random hex digits, so that a digest does not betray what it is of; null when erased',
    body: 'What it says, as canonical JSON; null when erased',
    erased_by: 'The entry of the act that erased it; null while it stands',
  })
  await sql`
    create function refuse_all_but_erasing() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.body is not null and new.body is null and new.salt is null
        and new.erased_by is not null and new.id = old.id and new.entry_id = old.entry_id
        and new.audience = old.audience
      then
        return new;
      end if;
      raise exception 'part is a record that is only added to: a part is erased by an act, never changed'
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)
  await sql`
    create trigger part_is_added_to_only before update or delete on part
    for each row execute function refuse_all_but_erasing()`.execute(db)
  await sql`
    create trigger part_is_not_emptied before truncate on part
    for each statement execute function refuse_change()`.execute(db)

  await sql`
    create table standing (
      kind text collate "C" not null,
      record text collate "C" not null,
      state text collate "C" not null,
      day text collate "C" not null,
      primary key (kind, record)
    )`.execute(db)
  await sql`create index standing_by_state on standing (kind, state, day, record)`.execute(db)
  await describeColumns(
    db,
    'standing',
    'Where each record stands after its last entry, worked out from its entries, for lists',
    {
      kind: 'As in entry',
      record: 'As in entry',
      state: 'Where it stands, in the words of its kind',
      day: 'The day it is listed by, YYYY-MM-DD: when it is due, or when it last moved',
    },
  )

  await sql`
    create table version (
      kind text collate "C" primary key,
      number bigint not null
    )`.execute(db)
  await describeColumns(db, 'version', 'A number for each kind, moved by each entry about it', {
    kind: 'As in entry',
    number: 'How many entries about this kind there have been since it was first counted',
  })
}

/** Imports and area files are told of by entries from now on: the old log is no longer what they name. */
async function letGoOfChangeLog(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import drop constraint import_change_id_fkey`.execute(db)
  await sql`alter table area_file drop constraint area_file_change_id_fkey`.execute(db)
  const meaning =
    'The entry that tells of it: of the change log up to its last, of the record after'
  for (const table of ['import', 'area_file']) {
    await sql`comment on column ${sql.table(table)}.change_id is ${sql.lit(meaning)}`.execute(db)
  }
}

interface OldRecord {
  readonly change_id: number
  readonly recorded_at: string
  readonly recorded_by: string
}
interface OldCase extends OldRecord {
  readonly id: number
  readonly procedure: string
  readonly slug: string
  readonly title: string
  readonly opened_on: string
  readonly opening: string
  readonly reason: string
}
interface OldEvent extends OldRecord {
  readonly case_id: number
  readonly number: number
  readonly step: string
  readonly happened_on: string
  readonly details: string
  readonly strikes_out: number | null
  readonly reason: string
}
interface OldRuling extends OldRecord {
  readonly id: number
  readonly ruled_on: string
  readonly ruling: string
  readonly who: string
  readonly ruled_day: string
  readonly why: string
}

/** An entry as the old tables give it, its part a JSON value. */
interface Moved {
  readonly changeId: number
  readonly kind: string
  readonly record: string
  readonly act: 'record' | 'strike-out'
  readonly event: string
  readonly happened: string
  readonly at: string
  readonly actor: string
  readonly body: unknown
  /** The line of the old log whose entry this one strikes out. */
  readonly strikes?: number
  readonly standing?: readonly [state: string, day: string]
}

async function moveRecords(db: Kysely<unknown>): Promise<void> {
  const moved = [...(await readCases(db)), ...(await readRulings(db))]
  moved.sort((one, other) => one.changeId - other.changeId)
  if (moved.length === 0) return
  const add = await startChain(db)
  const keys = new Map<string, string>()
  const entryOf = new Map<number, number>()
  for (const one of moved) {
    const source = `change log ${one.changeId}`
    let by = keys.get(one.actor)
    if (by === undefined) {
      by = `person-${randomBytes(8).toString('hex')}`
      keys.set(one.actor, by)
      const named = { kind: 'person', record: by, act: 'record', event: 'named' }
      await add({ ...named, happened: null, at: one.at, by, source }, { name: one.actor })
    }
    const { kind, record, act, event, happened, at } = one
    const corrects = one.strikes === undefined ? null : (entryOf.get(one.strikes) ?? null)
    const id = await add({ kind, record, act, event, happened, at, by, source, corrects }, one.body)
    entryOf.set(one.changeId, id)
    if (one.standing) {
      const [state, day] = one.standing
      await sql`
        insert into standing (kind, record, state, day) values (${kind}, ${record}, ${state}, ${day})
        on conflict (kind, record) do update set state = excluded.state, day = excluded.day
        `.execute(db)
    }
  }
}

async function readCases(db: Kysely<unknown>): Promise<Moved[]> {
  const cases = await sql<OldCase>`
    select id, procedure, slug, title, opened_on::text, opening, change_id, recorded_by, reason,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
    from procedure_case order by id`.execute(db)
  const events = await sql<OldEvent>`
    select case_id, number, step, happened_on::text, details, strikes_out, change_id, recorded_by,
      reason, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
    from case_event order by case_id, number`.execute(db)
  return cases.rows.flatMap((one): Moved[] => {
    const its = events.rows.filter(({ case_id }) => case_id === one.id)
    const record = `${one.procedure}/${one.slug}`
    const opened: Moved = {
      changeId: Number(one.change_id),
      kind: 'case',
      record,
      act: 'record',
      event: 'open',
      happened: one.opened_on,
      at: one.recorded_at,
      actor: one.recorded_by,
      body: { title: one.title, details: JSON.parse(one.opening), reason: one.reason },
      standing: ['open', its.at(-1)?.happened_on ?? one.opened_on],
    }
    const rest = its.map((event): Moved => {
      const struck = its.find(({ number }) => number === event.strikes_out)
      return {
        changeId: Number(event.change_id),
        kind: 'case',
        record,
        act: struck ? 'strike-out' : 'record',
        event: event.step,
        happened: event.happened_on,
        at: event.recorded_at,
        actor: event.recorded_by,
        body: { details: JSON.parse(event.details), reason: event.reason },
        ...(struck ? { strikes: Number(struck.change_id) } : {}),
      }
    })
    return [opened, ...rest]
  })
}

async function readRulings(db: Kysely<unknown>): Promise<Moved[]> {
  const { rows } = await sql<OldRuling>`
    select id, ruled_on, ruling, who, ruled_day::text, why, change_id, recorded_by,
      to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
    from ruling order by id`.execute(db)
  return rows.map((one) => ({
    changeId: Number(one.change_id),
    kind: 'ruling',
    record: String(one.id),
    act: 'record',
    event: 'ruled',
    happened: one.ruled_day,
    at: one.recorded_at,
    actor: one.recorded_by,
    body: { ruledOn: one.ruled_on, ruling: one.ruling, who: one.who, why: one.why },
    standing: ['in-force', one.ruled_day],
  }))
}

interface Head {
  readonly kind: string
  readonly record: string
  readonly act: string
  readonly event: string
  readonly happened: string | null
  readonly at: string
  readonly by: string
  readonly source: string
  readonly corrects?: number | null
}

/** @returns a function that adds an entry after the last, with one public part, and gives its place */
async function startChain(db: Kysely<unknown>) {
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, hash from change_log order by id desc limit 1`.execute(db)
  let last = { id: Number(rows[0]?.id ?? 0), hash: rows[0]?.hash ?? '0'.repeat(64) }
  return async (head: Head, said: unknown): Promise<number> => {
    const id = last.id + 1
    const { kind, record, act, event, happened, by, source, corrects = null } = head
    const at = Temporal.Instant.from(head.at).toString()
    const [salt, body] = [randomBytes(16).toString('hex'), canonical(said)]
    const parts = [['public', createHash('sha256').update(`${salt}${body}`).digest('hex')]]
    const leaf = canonical({
      ...{ v: 1, id, kind, record, act, event, happened, recordedAt: at, recordedBy: by },
      ...{ source, corrects, parts, previous: last.hash },
    })
    const hash = createHash('sha256').update(Buffer.of(0)).update(leaf).digest('hex')
    await sql`
      insert into entry (id, kind, record, act, event, happened, recorded_at, recorded_by, source,
        corrects, parts, previous_hash, hash)
      values (${id}, ${kind}, ${record}, ${act}, ${event}, ${happened}, ${at}, ${by}, ${source},
        ${corrects}, ${canonical(parts)}, ${last.hash}, ${hash})`.execute(db)
    await sql`
      insert into part (entry_id, audience, salt, body) values (${id}, 'public', ${salt}, ${body})
      `.execute(db)
    await sql`
      insert into version (kind, number) values (${kind}, 1)
      on conflict (kind) do update set number = version.number + 1`.execute(db)
    last = { id, hash }
    return id
  }
}

function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const pairs = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
  return `{${pairs.join(',')}}`
}

async function addOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create trigger ${sql.id(`${table}_is_added_to_only`)}
    before update or delete or truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}

async function describeColumns(
  db: Kysely<unknown>,
  table: string,
  meaning: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`comment on table ${sql.table(table)} is ${sql.lit(meaning)}`.execute(db)
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column ${sql.ref(`${table}.${column}`)} is ${sql.lit(text)}`.execute(db)
  }
}
