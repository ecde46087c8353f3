import type { Role } from '#web/index.ts'

/** A word that nobody says, and where it was put. */
export interface Planted {
  readonly word: string
  readonly where: string
  /** Who may be told it; by no role, only in a letter or not at all, where empty. */
  readonly for: readonly Role[]
  /** Whether it is kept at all: else it may be in no table and no file either. */
  readonly isKept: boolean
}

const WORDS = [
  'Quillmarsh Tarnwhistle Ombersquint Plovernaught Gribblethorn Skerrywump Dunnockle Flimmerstoat',
  'Yaffleton Brackenfizz Wherrygast Crumhornet Piddockray Snipperling Hobblewick Marrowtwist',
  'Nettlefrump Jackdawdle Vetchgumbo Lapwinkle Oxlipstride Bitternosh Corncrackle Teaselbump',
  'Sundewdrop Fescuemint Ragwortle Bulrushmore Godwitless Spurreyhop Rushlark Moorhenry',
  'Fawnquill Mirebolt Sedgewink Curlewhit Burdockle Thistlewump Sorrelgrim Wagtailor',
  'Knapweedle Dottereluxe Harebellow Figwortham Linnetting Osierbrook Ruffledun Twaybladder',
  'Mallowsprig Gorsebottle Plashwren Tansyfold Heronclump Marlstomp Quagsedge Brockledown',
  'Brambleswoop Chiffchaffle Dogroseleap Eyebrightly Fieldfarrow Gannetwick Hawbitten Ivyquell',
  'Jaywhittle Kestrelode Lichenbrook Merlinstow Nuthatchery Orchisbane Pochardic Quakegrass',
  'Yarrowcroak Siskinbarrow Pipitshaw Loosestrifle Comfreywhack Dabchickle Meadowgrunt Alderflush',
  'Ditchburnet Hazelthrum Plumtwitch Grebesnuffle Cowslipper Hornbeamish Puddlewhin Ternacle',
  'Bogmyrtling Stoatwhisp Willowgrump Campionate Dipperwold Elmscratch Ferretwood Gannetshaw',
  'Hogweedle Ivysnort Juniperox Kestrelump Larchmumble Merlinfrost Newtgarter Otterbaize',
  'Primroseton Quincewort Redstartle Sloetumble Treecreepish Umbelwick Violetrap Whinchatter',
  'Zinnialump Wolfsbanter Vipergloss Tufteduck Spindlewart Rookersby Quincebrook Petrelmoor',
  'Ospreyling Nightjarrow Mugwortle Loachwick Kittiwaker Jackpine Hemlockwell Greylagging',
].flatMap((line) => line.split(' '))

/** Gives out each word once, and remembers what it was given out for. */
export function wordsToPlant() {
  const planted: Planted[] = []
  const next = (where: string, roles: readonly Role[], isKept: boolean) => {
    const word = WORDS[planted.length]
    if (word === undefined) throw new Error('There are not so many words')
    planted.push({ word, where, for: roles, isKept })
    return word
  }
  return {
    planted,
    /** @param roles - who may be told it */
    keep: (where: string, ...roles: readonly Role[]) => next(where, roles, true),
    /** What the program made up itself: a token. */
    note: (word: string, where: string, ...roles: readonly Role[]) => {
      planted.push({ word, where, for: roles, isKept: true })
    },
    /** A word that the program is shown, and keeps nowhere. */
    pass: (where: string) => next(where, [], false),
  }
}

export type Words = ReturnType<typeof wordsToPlant>

/** Where a text says a word that is not for whoever reads it: "the reason of a recovery (Quillmarsh)". */
export function leaksIn(
  text: string,
  planted: readonly Planted[],
  reader: readonly Role[],
): readonly string[] {
  const lower = text.toLowerCase()
  return planted
    .filter((one) => !one.for.some((role) => reader.includes(role)))
    .filter(({ word }) => lower.includes(word.toLowerCase()))
    .map(({ where, word }) => `${where} (${word})`)
}
