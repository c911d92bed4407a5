// Keeps public pages that were opened for days without internet. Nothing on any page depends on it.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/service-worker.js');
