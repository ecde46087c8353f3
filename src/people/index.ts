export { countsOn } from './counts-on.ts'
export { findPerson } from './find-person.ts'
export { type HeldBy, type HeldOn, heldOn, type SeatOn } from './held-on.ts'
export { holdsSeatOn } from './holds-seat-on.ts'
export { type MembersOn, membersOn } from './members-on.ts'
export { haveOtherTitles, isNear, spellingOf, wordsOf } from './name-words.ts'
export { type OfficesOn, officesOn } from './offices-on.ts'
export { type FetchPeople, type HeldPeople, peopleBook } from './people-book.ts'
export { HOLDING, keyOfHolding, SUBSTITUTE } from './people-records.ts'
export {
  type Holding,
  type People,
  type Person,
  type Role,
  SOME_SEAT,
  type Substitute,
  type WayEnded,
} from './person.ts'
export { readPeople } from './read-people.ts'
export { recordEnd, recordHolding, recordPerson, recordSubstitute } from './record-people.ts'
export { withRecorded } from './recorded-people.ts'
