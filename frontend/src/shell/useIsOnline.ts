import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

const subscribe = onlineManager.subscribe.bind(onlineManager);
const isOnline = onlineManager.isOnline.bind(onlineManager);

export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, isOnline);
}
