var e=`/assets/elk-worker.min-J_vVZCZ4.js`;export{e as default};
//# sourceMappingURL=elk-worker.min-BlvT-h2L.js.map