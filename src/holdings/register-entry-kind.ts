/** The kind of record that an act upon entries of a register is, under its number among all such acts. */
export const REGISTER_ENTRY = 'register-entry'
