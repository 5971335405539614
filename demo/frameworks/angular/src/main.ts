import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Call } from './call';

bootstrapApplication(Call, { providers: [provideZonelessChangeDetection()] }).catch(console.error);
