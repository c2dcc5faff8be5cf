import{_n as e}from"./useT-nS3dNmQ6.js";var t=e(`outline`,`player-play`,`PlayerPlay`,[[`path`,{d:`M7 4v16l13 -8l-13 -8`,key:`svg-0`}]]);export{t};
//# sourceMappingURL=IconPlayerPlay-BnO2hqWp.js.map