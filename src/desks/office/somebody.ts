/** Stands for the name of somebody whose record is gone. */
export const ERASED = '\u2014';
