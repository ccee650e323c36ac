// Does with the vendor's client what a JSON list on standard input asks for; answers with a JSON list.
"use strict";
const http = require("node:http");
const Sign = require("tencentcloud-sdk-nodejs-common/tencentcloud/common/sign").default;
const { sms } = require("tencentcloud-sdk-nodejs-sms");

// The client takes the service's name from the host: it is told the vendor's, and led to this machine.
const here = new http.Agent({
  lookup: (host, options, found) => (options.all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4)),
});

const sign = (task) =>
  Sign.sign3({
    method: "POST",
    url: `https://${task.host}/`,
    payload: Buffer.from(task.body, "base64"),
    timestamp: task.timestamp,
    service: "sms",
    secretId: task.secretId,
    secretKey: task.secretKey,
    headers: { "Content-Type": task.contentType },
  });

const send = async (task) => {
  const client = new sms.v20210111.Client({
    credential: { secretId: task.secretId, secretKey: task.secretKey },
    region: "ap-guangzhou",
    profile: { httpProfile: { protocol: "http://", endpoint: `sms.tencentcloudapi.com:${task.port}`, agent: here, reqTimeout: 10 } },
  });
  try {
    const { SendStatusSet, RequestId } = await client.SendSms(task.request);
    return { code: SendStatusSet[0].Code, status: SendStatusSet[0], requestId: RequestId };
  } catch (error) {
    return { code: error.code ?? "", message: error.message };
  }
};

(async () => {
  let input = "";
  for await (const part of process.stdin) input += part;
  const answers = [];
  for (const task of JSON.parse(input)) answers.push(task.kind === "sign" ? sign(task) : await send(task));
  process.stdout.write(JSON.stringify(answers));
})();
