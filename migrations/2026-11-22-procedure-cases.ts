import { type Kysely, sql } from 'kysely'

/**
 * A procedure of the panel is kept as a list of what happened, and nothing that can be worked out
 * from it: where it stands, what is due and what may come next follow from the events and the rules.
 * What was recorded wrongly is struck out by a later row that says why, and stays to be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table procedure_case (
      id bigint primary key,
      procedure text collate "C" not null,
      slug text collate "C" not null,
      title text not null,
      opened_on date not null,
      opening text not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      reason text not null,
      change_id bigint not null references change_log (id),
      unique (procedure, slug)
    )`.execute(db)
  await addOnly(db, 'procedure_case')
  await describeColumns(db, 'procedure_case', 'Each procedure that the panel has begun', {
    id: 'The case, in the order they were opened',
    procedure: 'Which procedure: precept, annual-report',
    slug: 'Its name in addresses, one of its kind in the procedure',
    title: 'Its name in words',
    opened_on: 'The day it began',
    opening: 'What was filled in to open it, as canonical JSON',
    recorded_at: 'When it was recorded',
    recorded_by: 'Who recorded it',
    reason: 'Why, in their words',
    change_id: 'The change log entry of this row',
  })

  await sql`
    create table case_event (
      id bigint generated always as identity primary key,
      case_id bigint not null references procedure_case (id),
      number integer not null check (number >= 1),
      step text collate "C" not null,
      happened_on date not null,
      details text not null,
      strikes_out integer,
      recorded_at timestamptz not null,
      recorded_by text not null,
      reason text not null,
      change_id bigint not null references change_log (id),
      unique (case_id, number),
      foreign key (case_id, strikes_out) references case_event (case_id, number),
      check (strikes_out is null or strikes_out < number)
    )`.execute(db)
  await addOnly(db, 'case_event')
  await describeColumns(db, 'case_event', 'What happened in each case, in the order recorded', {
    id: 'Order of recording over all cases',
    case_id: 'The case it belongs to',
    number: 'Place in the case: 1, 2, 3 with no gap',
    step: 'Which step of the procedure; "strike-out" for a row that strikes another out',
    happened_on: 'The day it happened, which may be before the day it was recorded',
    details: 'What was filled in, as canonical JSON',
    strikes_out: 'The number of the event that this one strikes out; null for all others',
    recorded_at: 'When it was recorded',
    recorded_by: 'Who recorded it',
    reason: 'Why, in their words',
    change_id: 'The change log entry of this row',
  })
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
  for (const [column, words] of Object.entries(columns)) {
    await sql`comment on column ${sql.table(table)}.${sql.id(column)} is ${sql.lit(words)}`.execute(
      db,
    )
  }
}
