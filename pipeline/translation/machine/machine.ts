/** The machine-translation services: one file for each protocol. */
import type { MachineSettings } from '../../model/publisher.ts';
import { openLibreTranslate } from './libretranslate.ts';
import { openChat } from './openai.ts';
import type { MachineAccess, MachineTranslator } from './service.ts';

const services: Readonly<Record<MachineSettings['service'], (access: MachineAccess) => MachineTranslator>> = {
  libretranslate: openLibreTranslate,
  openai: openChat,
};

/** Nothing is sent before the first text is. */
export const openMachine = (access: MachineAccess): MachineTranslator => services[access.service](access);
