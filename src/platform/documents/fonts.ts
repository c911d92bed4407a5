import { dirname, join } from 'node:path';

const CUTS = [
  ['noto-sans', 'NotoSans', '400Regular'],
  ['noto-sans', 'NotoSans', '700Bold'],
  ['noto-serif', 'NotoSerif', '700Bold'],
  ['amiri', 'Amiri', '400Regular'],
  ['amiri', 'Amiri', '700Bold'],
] as const;

/** Paths of the fonts that documents may use: nothing depends on the fonts of the machine. The packages' own index is for React Native. */
export const FONTS: readonly string[] = CUTS.map(([name, family, cut]) =>
  join(dirname(require.resolve(`@expo-google-fonts/${name}/package.json`)), cut, `${family}_${cut}.ttf`),
);
