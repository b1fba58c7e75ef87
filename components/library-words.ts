import { type LibraryWords, libraryWords } from '../lib/i18n/library.ts';
import { useWording } from './language.ts';

/** The library's words in the language of the views around. */
export const useLibraryWords = (): LibraryWords => libraryWords[useWording().language];
