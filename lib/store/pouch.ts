/** PouchDB with nothing but what is used: the core and the `idb` adapter. */
import adapter from 'pouchdb-adapter-idb';
import PouchDB from 'pouchdb-core';

export default PouchDB.plugin(adapter);
