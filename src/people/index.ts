export { type Counted, type CountsOn, countsOn } from './counts-on.ts'
export { type FoundPerson, findPerson } from './find-person.ts'
export {
  type HeldBy,
  type HeldOn,
  heldOn,
  holdsOn,
  type Known,
  type PostOn,
  type SeatOn,
} from './held-on.ts'
export { type FetchPeople, type HeldPeople, PEOPLE_SHOWN, peopleBook } from './people-book.ts'
export {
  type Body,
  type Holding,
  type People,
  type Person,
  type Post,
  type PostKind,
  ROLES,
  type Role,
  type Seat,
  SOME_SEAT,
  type Substitute,
  WAYS_ENDED,
  type WayEnded,
} from './person.ts'
export { PEOPLE_FILE, readPeople } from './read-people.ts'
export {
  HOLDING,
  KNOWN_PERSON,
  keyOfHolding,
  type NewHolding,
  recordEnd,
  recordHolding,
  recordPerson,
  recordSubstitute,
  SUBSTITUTE,
  withRecorded,
} from './record-people.ts'
