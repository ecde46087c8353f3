import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage, type Storage } from '#storage/index.ts'
import { createDatabase } from '#storage/testing.ts'
import { startPostgres } from '#storage/testing-postgres.ts'
import { seedFounded } from '../founded.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'

/** The engines of the record, as an open storage names them. */
export type Engine = Storage['engine']

/** Where one instance is kept, for programs that are killed there. */
export interface Place {
  readonly folder: string
  readonly databaseUrl: string | undefined
  /** The environment of a program that uses it. */
  readonly settings: Readonly<Record<string, string>>
  remove(): Promise<void>
}

/** Where instances are kept on one engine. */
export interface Places {
  readonly engine: Engine
  /** Of a made-up area, founded already or by the first program that starts there. */
  found(): Promise<Place>
  /** With nothing in it. */
  empty(): Promise<Place>
  stop(): Promise<void>
}

/** @param area - the folder of the made-up area, from the project's root */
export async function openPlaces(engine: Engine, area = NORTHMERE): Promise<Places> {
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const empty = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-kill-'))
    return placeIn(area, folder, postgres && (await createDatabase(postgres)))
  }
  return {
    engine,
    async found() {
      const place = await empty()
      if (!postgres) await seedFounded(area, place.folder)
      return place
    },
    empty,
    stop: async () => void (await postgres?.stop()),
  }
}

function placeIn(area: string, folder: string, databaseUrl: string | undefined): Place {
  return {
    folder,
    databaseUrl,
    settings: {
      CRITICAL_FRIEND_DATA: folder,
      CRITICAL_FRIEND_AREA: join(import.meta.dirname, '../..', area),
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Opens what was kept at a place, as the next program that starts there would. */
export async function lookAt<Result>(
  { folder, databaseUrl }: Place,
  work: (storage: Storage) => Promise<Result>,
): Promise<Result> {
  const opened = await openStorage({ folder, databaseUrl, holder: 'looking after a kill' })
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join('\n'))
  return await work(opened.value).finally(opened.value.close)
}
