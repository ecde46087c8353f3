/**
 * How far each character of Atkinson Hyperlegible Next moves the pen, in thousandths of the text
 * size: Latin-1 and the punctuation of figures. Read from the files of
 * `@fontsource/atkinson-hyperlegible-next`; `typeface.test.ts` holds this table against them.
 */
const REGULAR = [
  [160, "'"],
  [210, ',.:;'],
  [236, '‘’'],
  [237, '|¦'],
  [240, '·'],
  [243, '`´'],
  [245, 'j'],
  [252, 'iìíî'],
  [256, '¹'],
  [262, 'l'],
  [265, '¸'],
  [266, 'ï'],
  [280, ' \u00a0'],
  [286, '!¡'],
  [299, '()'],
  [301, '"'],
  [314, 'f'],
  [317, '['],
  [326, 't'],
  [344, ']{}'],
  [349, 'r'],
  [352, '°'],
  [356, '¯'],
  [362, '-'],
  [368, '¨'],
  [371, 'ª'],
  [372, '_'],
  [380, 'º'],
  [382, '²'],
  [383, '³'],
  [387, '/\\'],
  [392, 'IÌÍÎÏ'],
  [399, '“”'],
  [407, '1'],
  [438, '•'],
  [449, 'yýÿ'],
  [450, '¿'],
  [460, 'z'],
  [461, 'v'],
  [471, 's'],
  [480, '?'],
  [481, 'x'],
  [485, '*c¢ç'],
  [492, 'k'],
  [504, '–'],
  [509, '¶'],
  [510, '7'],
  [512, 'J'],
  [525, 'aàáâãäå'],
  [528, '§'],
  [532, '×'],
  [538, 'eèéêë'],
  [540, 'uùúûü'],
  [541, 'L'],
  [548, '2oòóôõöø'],
  [550, 'hnñ'],
  [552, 'F^'],
  [553, '<>'],
  [555, '~'],
  [558, 'Tg'],
  [562, '«»'],
  [564, 'd'],
  [565, 'ð'],
  [566, 'bpþ'],
  [569, 'EÈÉÊË'],
  [574, 'q'],
  [575, 'Y¥Ý'],
  [576, '3'],
  [579, '±'],
  [580, '¤'],
  [582, 'ß'],
  [588, '5'],
  [592, '$PSÞ'],
  [593, 'V'],
  [595, '9'],
  [598, '6'],
  [602, '¬'],
  [606, '+÷−'],
  [607, 'Z'],
  [610, '£'],
  [613, 'B'],
  [614, '4R'],
  [615, '8'],
  [623, 'X'],
  [626, 'AÀÁÂÃÄÅ'],
  [628, '='],
  [631, 'K'],
  [645, 'CÇ'],
  [648, '0'],
  [651, '#'],
  [664, '€'],
  [669, 'D'],
  [670, '…'],
  [684, 'w'],
  [689, 'Ð'],
  [690, 'UÙÚÛÜ'],
  [693, 'NÑ'],
  [694, 'GH'],
  [714, 'OÒÓÔÕÖØ'],
  [724, 'Q'],
  [731, '&'],
  [778, '@'],
  [798, '©®'],
  [816, '¼'],
  [820, '½'],
  [824, 'M—'],
  [845, 'm'],
  [856, 'W'],
  [866, 'æ'],
  [867, '¾'],
  [891, 'Æ'],
  [919, '%'],
] as const

const BOLD = [
  [210, "'"],
  [254, '|¦'],
  [259, 'j'],
  [269, '‘’'],
  [271, ','],
  [272, '.:;'],
  [284, '¹'],
  [288, '`´'],
  [294, '·'],
  [297, '¸'],
  [300, 'iìíî'],
  [303, '!¡'],
  [312, ' \u00a0'],
  [314, 'ï'],
  [318, 'l'],
  [335, '()'],
  [340, '['],
  [344, ']'],
  [365, 'f'],
  [373, '-'],
  [376, 'rt'],
  [381, '{}'],
  [383, '¯'],
  [390, '"ª'],
  [394, '°'],
  [400, '_'],
  [402, '²'],
  [403, 'º'],
  [407, '³'],
  [424, 'IÌÍÎÏ'],
  [432, '¨'],
  [438, '•'],
  [440, '/1\\'],
  [479, '“”'],
  [485, '*'],
  [501, '–'],
  [505, 'z'],
  [508, 's'],
  [510, 'c¢ç'],
  [521, 'y¶ýÿ'],
  [526, '¿'],
  [530, 'v'],
  [536, '×'],
  [537, '7~'],
  [539, 'x'],
  [547, '?'],
  [552, 'Laàáâãäå'],
  [555, 'k§'],
  [561, 'J'],
  [563, 'eèéêë'],
  [566, 'F'],
  [567, 'uùúûü'],
  [569, '<>'],
  [571, '9hnñ'],
  [576, 'oòóôõöø'],
  [579, '2'],
  [582, '^'],
  [588, 'ð'],
  [593, 'g¤'],
  [595, '+÷−'],
  [596, 'bdpþ'],
  [597, 'EÈÉÊË'],
  [599, 'q'],
  [600, '3'],
  [607, '5T'],
  [610, '$S'],
  [611, '±'],
  [612, '='],
  [615, '¬'],
  [618, 'Z'],
  [621, 'ß'],
  [624, '48'],
  [626, '6'],
  [629, 'PÞ'],
  [634, '£'],
  [643, 'B'],
  [644, 'V'],
  [649, '«»'],
  [650, 'RY¥Ý'],
  [658, 'CÇ'],
  [659, '0'],
  [663, 'K'],
  [678, 'AÀÁÂÃÄÅ€'],
  [685, 'X'],
  [686, 'UÙÚÛÜ'],
  [688, 'D'],
  [701, 'H'],
  [708, 'Ð'],
  [717, 'NÑ'],
  [718, 'G'],
  [725, '&'],
  [740, 'w'],
  [746, 'OÒÓÔÕÖØ'],
  [756, 'Q'],
  [765, '#'],
  [780, '…'],
  [781, '@'],
  [798, '©®'],
  [832, '—'],
  [846, '¼'],
  [852, '½'],
  [858, 'M'],
  [878, 'æ'],
  [882, 'm'],
  [886, 'W'],
  [921, '¾'],
  [966, 'Æ'],
  [969, '%'],
] as const

/** Wider than any letter of the typeface: what is not in the table comes from another typeface. */
const UNKNOWN = 1100

/** The smallest part of the text size that every letter's top and tail stay within. */
export const ASCENT = 0.76
export const DESCENT = 0.24

const widths = {
  regular: byCharacter(REGULAR),
  bold: byCharacter(BOLD),
}

function byCharacter(table: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    table.flatMap(([width, characters]) =>
      Array.from(characters, (character): [string, number] => [character, width]),
    ),
  )
}

/** How wide a line of text is drawn, in the unit of `size`, never less than it is but for kerning. */
export function textWidth(text: string, size: number, bold = false): number {
  const table = bold ? widths.bold : widths.regular
  let thousandths = 0
  for (const character of text) thousandths += table.get(character) ?? UNKNOWN
  return (thousandths * size) / 1000
}

/** A line cut to a width, its end replaced by "…"; whole where it fits, '' where not even that does. */
export function fitText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 0) {
    characters.pop()
    const shorter = `${characters.join('').trimEnd()}…`
    if (textWidth(shorter, size, bold) <= width) return shorter
  }
  return ''
}

/** Words set on as many lines as a width asks for; a word wider than the width is cut with "…". */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) {
      lines[lines.length - 1] = `${last} ${word}`
    } else {
      lines.push(fitText(word, width, size))
    }
  }
  return lines
}
