import{rn as e}from"./useT-nS3dNmQ6.js";function t(t){e(()=>{typeof t==`string`&&t.trim().length>0&&(document.title=t.trim())},[t])}export{t};
//# sourceMappingURL=use-document-title-C-sY_a8Y.js.map