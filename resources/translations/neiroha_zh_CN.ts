<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&quot;{address}&quot; is not an address that can be reached.</source>
        <translation>“{address}”不是可以访问的地址。</translation>
    </message>
    <message>
        <source>The address contains a user name or a password.</source>
        <translation>地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>Remove it; a key belongs in the API Key field.</source>
        <translation>请将其删除；密钥应填在“API 密钥”中。</translation>
    </message>
    <message>
        <source>The address contains a &quot;?&quot; or &quot;#&quot; part, which a base URL cannot have.</source>
        <translation>地址中含有“?”或“#”部分，接口地址不能带有这些内容。</translation>
    </message>
    <message>
        <source>Remove that part.</source>
        <translation>请删除这一部分。</translation>
    </message>
    <message>
        <source>Port 0 cannot be reached.</source>
        <translation>端口 0 无法访问。</translation>
    </message>
    <message>
        <source>There is no address.</source>
        <translation>没有填写地址。</translation>
    </message>
    <message>
        <source>&quot;{address}&quot; contains characters that an address cannot have.</source>
        <translation>“{address}”中含有地址不能使用的字符。</translation>
    </message>
    <message>
        <source>An address that starts with {scheme}:// cannot be used.</source>
        <translation>不支持以 {scheme}:// 开头的地址。</translation>
    </message>
    <message>
        <source>Use one that starts with https://.</source>
        <translation>请使用以 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>&quot;{address}&quot; names no server.</source>
        <translation>“{address}”中没有服务器名。</translation>
    </message>
    <message>
        <source>&quot;{host}&quot; is not the name of a server.</source>
        <translation>“{host}”不是有效的服务器名。</translation>
    </message>
    <message>
        <source>The address contains &quot;.&quot; or &quot;..&quot; as a part of its path.</source>
        <translation>地址的路径中含有“.”或“..”。</translation>
    </message>
    <message>
        <source>Copy the base URL from the provider&apos;s page.</source>
        <translation>请从服务商的页面复制接口地址。</translation>
    </message>
    <message>
        <source>{host} sent empty audio.</source>
        <translation>{host} 返回的音频是空的。</translation>
    </message>
    <message>
        <source>{host} sent audio without any sound in it.</source>
        <translation>{host} 返回的音频中没有声音。</translation>
    </message>
    <message>
        <source>{host} sent audio as {container}, which cannot be played here.</source>
        <translation>{host} 返回的音频是 {container} 格式，这里无法播放。</translation>
    </message>
    <message>
        <source>Choose wav or mp3 as audio format under Advanced.</source>
        <translation>请在“高级”中将音频格式改为 wav 或 mp3。</translation>
    </message>
    <message>
        <source>{host} sent text where the audio should be.</source>
        <translation>{host} 本应返回音频，却返回了文字。</translation>
    </message>
    <message>
        <source>What {host} sent is not audio.</source>
        <translation>{host} 返回的内容不是音频。</translation>
    </message>
    <message>
        <source>Try again, or choose another audio format under Advanced.</source>
        <translation>请重试，或在“高级”中选择其他音频格式。</translation>
    </message>
    <message>
        <source>This address is not encrypted: anybody on the way can read the key and the text.</source>
        <translation>此地址未加密：传输途中任何人都能看到密钥和文本。</translation>
    </message>
    <message>
        <source>{host} does not speak through this protocol.</source>
        <translation>{host} 不支持用此协议合成语音。</translation>
    </message>
    <message>
        <source>The address of a single resource speaks only where the resource has a private endpoint.</source>
        <translation>只有配置了专用终结点的资源，才能用资源自身的地址合成语音。</translation>
    </message>
    <message>
        <source>Enter the region of the Speech resource as the Base URL, for example eastus.</source>
        <translation>请将语音资源所在的区域填为接口地址，例如 eastus。</translation>
    </message>
    <message>
        <source>The API key contains characters that no key has.</source>
        <translation>API 密钥中含有密钥不会出现的字符。</translation>
    </message>
    <message>
        <source>key of an Azure resource; it works in the region of that resource only</source>
        <translation>Azure 资源的密钥，只在该资源所在的区域有效</translation>
    </message>
    <message>
        <source>Azure&apos;s keys are 32 or 84 letters and digits; this one is not.</source>
        <translation>Azure 的密钥由 32 位或 84 位字母和数字组成，这个不是。</translation>
    </message>
    <message>
        <source>This is the address for the Anthropic protocol, which cannot speak.</source>
        <translation>这是 Anthropic 协议的地址，不能合成语音。</translation>
    </message>
    <message>
        <source>Use {address} instead.</source>
        <translation>请改用 {address}。</translation>
    </message>
    <message>
        <source>This is the address of another protocol, /audio/speech.</source>
        <translation>这是另一种协议 /audio/speech 的地址。</translation>
    </message>
    <message>
        <source>Use the base URL of a server that speaks through /chat/completions.</source>
        <translation>请使用通过 /chat/completions 合成语音的服务器接口地址。</translation>
    </message>
    <message>
        <source>This is the address of the console, where keys are made.</source>
        <translation>这是用来创建密钥的控制台地址。</translation>
    </message>
    <message>
        <source>The answer of {host} holds no speech.</source>
        <translation>{host} 的响应中没有语音。</translation>
    </message>
    <message>
        <source>The audio in the answer of {host} is damaged.</source>
        <translation>{host} 响应中的音频已损坏。</translation>
    </message>
    <message>
        <source>{host} answered with success but sent nothing.</source>
        <translation>{host} 报告成功，但没有返回任何内容。</translation>
    </message>
    <message>
        <source>{host} found nothing to speak in the text and sent no audio.</source>
        <translation>{host} 在文本中没有找到可读的内容，没有返回音频。</translation>
    </message>
    <message>
        <source>Write words: a text of punctuation or markup alone is not spoken.</source>
        <translation>请写入文字：只有标点或标记的文本无法合成。</translation>
    </message>
    <message>
        <source>{host} answered with a web page instead of speech or data.</source>
        <translation>{host} 返回的是网页，而不是语音或数据。</translation>
    </message>
    <message>
        <source>Check the Base URL.</source>
        <translation>请检查接口地址。</translation>
    </message>
    <message>
        <source>Check the Base URL; the name of a region, for example eastus, is enough.</source>
        <translation>请检查接口地址；只填区域名（例如 eastus）即可。</translation>
    </message>
    <message>
        <source>The answer of {host} is damaged or cut off.</source>
        <translation>{host} 的响应已损坏或不完整。</translation>
    </message>
    <message>
        <source>{host} reports an error: {words}</source>
        <translation>{host} 报告错误：{words}</translation>
    </message>
    <message>
        <source>Check the model, the voice and the text.</source>
        <translation>请检查模型、音色和文本。</translation>
    </message>
    <message>
        <source>{host} answered in writing instead of speech: {words}</source>
        <translation>{host} 返回的是文字而不是语音：{words}</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check that the model speaks and that the Base URL is right.</source>
        <translation>请重试；如果仍然如此，请确认模型支持语音合成，并检查接口地址是否正确。</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>认证方式</translation>
    </message>
    <message>
        <source>Automatic: api-key for Xiaomi, both headers elsewhere.</source>
        <translation>自动：小米使用 api-key，其他服务器同时发送两种请求头。</translation>
    </message>
    <message>
        <source>Kind of models</source>
        <translation>模型种类</translation>
    </message>
    <message>
        <source>Automatic: by the name of the model and the address.</source>
        <translation>自动：根据模型名称和地址判断。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Speech models, as Xiaomi MiMo has them</source>
        <translation>语音模型（小米 MiMo 类型）</translation>
    </message>
    <message>
        <source>OpenAI audio models</source>
        <translation>OpenAI 音频模型</translation>
    </message>
    <message>
        <source>Stream of OpenAI audio models</source>
        <translation>OpenAI 音频模型的流式响应</translation>
    </message>
    <message>
        <source>Some services answer with a stream only, others never. Automatic finds out.</source>
        <translation>有的服务只返回流式响应，有的从不返回。选“自动”会自行判断。</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>A chat model that speaks: it may reword, answer or refuse the text, and costs more than a speech model.</source>
        <translation>这是能发声的聊天模型：可能改写、回答或拒绝文本，费用也高于语音模型。</translation>
    </message>
    <message>
        <source>api-key header</source>
        <translation>api-key 请求头</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>Both headers</source>
        <translation>两种请求头</translation>
    </message>
    <message>
        <source>Audio format</source>
        <translation>音频格式</translation>
    </message>
    <message>
        <source>More than 24 kHz pays only with voices that have it.</source>
        <translation>只有音色本身支持时，选择 24 kHz 以上才有意义。</translation>
    </message>
    <message>
        <source>WAV, {rate} kHz</source>
        <translation>WAV，{rate} kHz</translation>
    </message>
    <message>
        <source>WAV {law}, 8 kHz</source>
        <translation>WAV {law}，8 kHz</translation>
    </message>
    <message>
        <source>MP3, {rate} kHz, {bits} kbit/s</source>
        <translation>MP3，{rate} kHz，{bits} kbit/s</translation>
    </message>
    <message>
        <source>Ogg Opus, {rate} kHz</source>
        <translation>Ogg Opus，{rate} kHz</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>As the voice is</source>
        <translation>音色默认</translation>
    </message>
    <message>
        <source>Style strength</source>
        <translation>风格强度</translation>
    </message>
    <message>
        <source>From 0.01 to 2; it only counts together with a style.</source>
        <translation>0.01 到 2，选择了风格才有效。</translation>
    </message>
    <message>
        <source>The voice itself</source>
        <translation>音色本身</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>音高</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Lower is calmer and more alike each time.</source>
        <translation>越低越平稳，每次结果也越接近。</translation>
    </message>
    <message>
        <source>Only for multilingual voices; empty: that of the voice.</source>
        <translation>仅用于多语言音色；留空：跟随音色。</translation>
    </message>
    <message>
        <source>The text is SSML</source>
        <translation>文本为 SSML</translation>
    </message>
    <message>
        <source>It is sent as it is, with its own voice; it starts with &lt;speak.</source>
        <translation>按原样发送，音色由其自身指定；以 &lt;speak 开头。</translation>
    </message>
    <message>
        <source>Azure Speech Service</source>
        <translation>Azure 语音服务</translation>
    </message>
    <message>
        <source>Enter the region of your Speech resource as the Base URL, for example eastus.</source>
        <translation>请将语音资源所在的区域填为接口地址，例如 eastus。</translation>
    </message>
    <message>
        <source>Azure Speech</source>
        <translation>Azure 语音</translation>
    </message>
    <message>
        <source>What is asked for; the real format of the answer is detected.</source>
        <translation>这是请求的格式；实际返回的格式会根据内容识别。</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>PCM, 16 bit</source>
        <translation>PCM，16 位</translation>
    </message>
    <message>
        <source>Stream when possible</source>
        <translation>尽可能边收边放</translation>
    </message>
    <message>
        <source>Sound starts before the answer is complete, where the model can do that. Not with MP3.</source>
        <translation>如果模型支持，不等响应完成就开始出声。MP3 格式除外。</translation>
    </message>
    <message>
        <source>{host} has no list of models, so the key could not be tried without speaking.</source>
        <translation>{host} 不提供模型列表，不合成语音就无法验证密钥。</translation>
    </message>
    <message>
        <source>Press Try one word; it proves the key.</source>
        <translation>请点击“试说一个词”来验证密钥。</translation>
    </message>
    <message>
        <source>{host} has no list of models.</source>
        <translation>{host} 不提供模型列表。</translation>
    </message>
    <message>
        <source>Type the model&apos;s id as the provider&apos;s page names it.</source>
        <translation>请按服务商页面上的写法输入模型 ID。</translation>
    </message>
    <message>
        <source>{host} answered with something other than a list of models.</source>
        <translation>{host} 返回的内容不是模型列表。</translation>
    </message>
    <message>
        <source>Check the Base URL, or type the model&apos;s id.</source>
        <translation>请检查接口地址，或直接输入模型 ID。</translation>
    </message>
    <message>
        <source>Copy it again, without the words around it.</source>
        <translation>请重新复制，不要带上前后的文字。</translation>
    </message>
    <message>
        <source>The text contains a broken character that cannot be sent.</source>
        <translation>文本中有一个损坏的字符，无法发送。</translation>
    </message>
    <message>
        <source>Type that part again.</source>
        <translation>请重新输入这一部分。</translation>
    </message>
    <message>
        <source>The certificate file {file} cannot be used.</source>
        <translation>证书文件 {file} 无法使用。</translation>
    </message>
    <message>
        <source>Choose a file in PEM format, or leave the field empty.</source>
        <translation>请选择 PEM 格式的文件，或将此项留空。</translation>
    </message>
    <message>
        <source>The answer of {host} is larger than {limit} MB and was broken off.</source>
        <translation>{host} 的响应超过 {limit} MB，已中止接收。</translation>
    </message>
    <message>
        <source>Use a shorter text.</source>
        <translation>请缩短文本。</translation>
    </message>
    <message>
        <source>{host} did not finish its answer within {seconds} s.</source>
        <translation>{host} 未能在 {seconds} 秒内完成响应。</translation>
    </message>
    <message>
        <source>Use a shorter text, or raise the answer timeout under Advanced.</source>
        <translation>请缩短文本，或在“高级”中延长响应超时。</translation>
    </message>
    <message>
        <source>The proxy does not connect to {host}: {words}</source>
        <translation>代理未能连接 {host}：{words}</translation>
    </message>
    <message>
        <source>Check the proxy under Advanced.</source>
        <translation>请检查“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>{host} closed the connection before its answer was complete.</source>
        <translation>{host} 在响应完成之前断开了连接。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds} s.</source>
        <translation>{host} 在 {seconds} 秒内没有响应。</translation>
    </message>
    <message>
        <source>Check the address and the network, and the proxy under Advanced.</source>
        <translation>请检查地址、网络，以及“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>{host} redirects to another address, and the key was not sent there.</source>
        <translation>{host} 要求转到另一个地址，密钥没有发往那里。</translation>
    </message>
    <message>
        <source>{host} redirects to another host, {target}, and the key was not sent there.</source>
        <translation>{host} 要求转到另一台主机 {target}，密钥没有发往那里。</translation>
    </message>
    <message>
        <source>If you trust that address, enter it as the Base URL.</source>
        <translation>如果你信任该地址，请将它填为接口地址。</translation>
    </message>
    <message>
        <source>default of the region</source>
        <translation>所在区域的默认音色</translation>
    </message>
    <message>
        <source>lively girl</source>
        <translation>活泼少女</translation>
    </message>
    <message>
        <source>intellectual</source>
        <translation>知性</translation>
    </message>
    <message>
        <source>sunny youth</source>
        <translation>阳光少年</translation>
    </message>
    <message>
        <source>Empty: as the text is.</source>
        <translation>留空：跟随文本。</translation>
    </message>
    <message>
        <source>Sounds and pauses</source>
        <translation>声音与停顿</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>upbeat</source>
        <translation>欢快</translation>
    </message>
    <message>
        <source>informative</source>
        <translation>善于讲解</translation>
    </message>
    <message>
        <source>firm</source>
        <translation>坚定</translation>
    </message>
    <message>
        <source>breezy</source>
        <translation>清爽</translation>
    </message>
    <message>
        <source>easy-going</source>
        <translation>随和</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>顺滑</translation>
    </message>
    <message>
        <source>excitable</source>
        <translation>激昂</translation>
    </message>
    <message>
        <source>youthful</source>
        <translation>青春</translation>
    </message>
    <message>
        <source>breathy</source>
        <translation>气声</translation>
    </message>
    <message>
        <source>gravelly</source>
        <translation>沙哑</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>mature</source>
        <translation>成熟</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>直率</translation>
    </message>
    <message>
        <source>friendly</source>
        <translation>友好</translation>
    </message>
    <message>
        <source>casual</source>
        <translation>随意</translation>
    </message>
    <message>
        <source>knowledgeable</source>
        <translation>博学</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>温暖</translation>
    </message>
    <message>
        <source>sweet, dreamy</source>
        <translation>甜美梦幻</translation>
    </message>
    <message>
        <source>sunny boy</source>
        <translation>阳光男孩</translation>
    </message>
    <message>
        <source>steady, gentle</source>
        <translation>沉稳温和</translation>
    </message>
    <message>
        <source>This is a pay-as-you-go key, which belongs to {address}.</source>
        <translation>这是按量付费密钥，应与 {address} 搭配使用。</translation>
    </message>
    <message>
        <source>pay-as-you-go key, matches this address</source>
        <translation>按量付费密钥，与此地址匹配</translation>
    </message>
    <message>
        <source>Token Plan key, matches this address if its region is right</source>
        <translation>Token Plan 密钥，区域正确即与此地址匹配</translation>
    </message>
    <message>
        <source>This is a Token Plan key, which belongs to the address that the console shows beside it: {addresses}.</source>
        <translation>这是 Token Plan 密钥，应与控制台中密钥旁显示的地址搭配使用：{addresses}。</translation>
    </message>
    <message>
        <source>MiMo keys start with sk- (pay-as-you-go) or tp- (Token Plan); this one does not.</source>
        <translation>MiMo 密钥以 sk-（按量付费）或 tp-（Token Plan）开头，这个不是。</translation>
    </message>
    <message>
        <source>Xiaomi&apos;s terms reserve the Token Plan for coding tools; other use may get the account suspended.</source>
        <translation>按小米的条款，Token Plan 仅供编程工具使用；用于其他用途可能导致账号被停用。</translation>
    </message>
    <message>
        <source>MiMo Token Plan</source>
        <translation>MiMo Token Plan</translation>
    </message>
    <message>
        <source>Xiaomi MiMo pay-as-you-go</source>
        <translation>小米 MiMo 按量付费</translation>
    </message>
    <message>
        <source>Xiaomi MiMo</source>
        <translation>小米 MiMo</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, China</source>
        <translation>小米 MiMo Token Plan（中国）</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, Singapore</source>
        <translation>小米 MiMo Token Plan（新加坡）</translation>
    </message>
    <message>
        <source>Xiaomi MiMo Token Plan, Europe</source>
        <translation>小米 MiMo Token Plan（欧洲）</translation>
    </message>
    <message>
        <source>Practice (offline)</source>
        <translation>练习（离线）</translation>
    </message>
    <message>
        <source>No account, no key, no network. Practice voices are robotic stand-ins.</source>
        <translation>无需账号、密钥和网络。练习音色只是机械音替身。</translation>
    </message>
    <message>
        <source>Other chat-completions server</source>
        <translation>其他 chat-completions 服务器</translation>
    </message>
    <message>
        <source>My server</source>
        <translation>我的服务器</translation>
    </message>
    <message>
        <source>The connection to {host} failed.</source>
        <translation>连接 {host} 失败。</translation>
    </message>
    <message>
        <source>Check the address and the network connection.</source>
        <translation>请检查地址和网络连接。</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired.</source>
        <translation>{host} 的证书已过期。</translation>
    </message>
    <message>
        <source>Check the date of this computer; otherwise the provider must renew it.</source>
        <translation>请检查本机日期；如果日期无误，则须由服务商更新证书。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet.</source>
        <translation>{host} 的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check the date of this computer.</source>
        <translation>请检查本机日期。</translation>
    </message>
    <message>
        <source>The certificate that {host} shows belongs to another name.</source>
        <translation>{host} 出示的证书属于另一个名称。</translation>
    </message>
    <message>
        <source>Check the address for a typing error.</source>
        <translation>请检查地址是否有误。</translation>
    </message>
    <message>
        <source>The certificate of {host} is self-signed or from an authority that this computer does not know.</source>
        <translation>{host} 的证书是自签名的，或由本机不认识的机构签发。</translation>
    </message>
    <message>
        <source>If the server is yours, enter its certificate file under Advanced.</source>
        <translation>如果这是你自己的服务器，请在“高级”中填写它的证书文件。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: {reason}.</source>
        <translation>{host} 的证书无效：{reason}。</translation>
    </message>
    <message>
        <source>Check the address; if the server is yours, enter its certificate file under Advanced.</source>
        <translation>请检查地址；如果这是你自己的服务器，请在“高级”中填写它的证书文件。</translation>
    </message>
    <message>
        <source>{host} answers, but not with encryption (TLS).</source>
        <translation>{host} 有响应，但没有使用加密（TLS）。</translation>
    </message>
    <message>
        <source>Check the port, or write http:// if the server really has no encryption.</source>
        <translation>请检查端口；如果服务器确实不加密，请改用 http://。</translation>
    </message>
    <message>
        <source>No encrypted connection (TLS) to {host} could be agreed on.</source>
        <translation>未能与 {host} 建立加密连接（TLS）。</translation>
    </message>
    <message>
        <source>Check the address and the port; a proxy or a virus scanner may stand in between.</source>
        <translation>请检查地址和端口；中间可能有代理或杀毒软件。</translation>
    </message>
    <message>
        <source>Check the network connection, and the proxy under Advanced.</source>
        <translation>请检查网络连接，以及“高级”中的代理设置。</translation>
    </message>
    <message>
        <source>No Speech region &quot;{region}&quot; was found.</source>
        <translation>找不到语音服务区域“{region}”。</translation>
    </message>
    <message>
        <source>Enter the region that the Azure portal shows beside the key, for example eastus; check the network connection, too.</source>
        <translation>请填写 Azure 门户中密钥旁显示的区域，例如 eastus；同时检查网络连接。</translation>
    </message>
    <message>
        <source>No server with the name {host} was found.</source>
        <translation>找不到名为 {host} 的服务器。</translation>
    </message>
    <message>
        <source>Check the address for a typing error, and the network connection.</source>
        <translation>请检查地址是否有误，以及网络连接是否正常。</translation>
    </message>
    <message>
        <source>{host} refuses the connection: nothing listens there.</source>
        <translation>{host} 拒绝连接：该端口上没有服务。</translation>
    </message>
    <message>
        <source>Check the address and the port, and whether the server is running.</source>
        <translation>请检查地址和端口，以及服务器是否正在运行。</translation>
    </message>
    <message>
        <source>{host} closed the connection.</source>
        <translation>{host} 断开了连接。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the port, and whether https:// or http:// is right.</source>
        <translation>请重试；如果仍然如此，请检查端口，以及应该使用 https:// 还是 http://。</translation>
    </message>
    <message>
        <source>There is no way through the network to {host}.</source>
        <translation>当前网络无法到达 {host}。</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} 没有响应。</translation>
    </message>
    <message>
        <source>This address has no encryption to check.</source>
        <translation>此地址没有加密，无需检查。</translation>
    </message>
    <message>
        <source>Enter an address such as http://127.0.0.1:8080, or none for a direct connection.</source>
        <translation>请填写类似 http://127.0.0.1:8080 的地址；填写 none 则直接连接。</translation>
    </message>
    <message>
        <source>&quot;{proxy}&quot; is not a proxy that can be used.</source>
        <translation>“{proxy}”不是可用的代理。</translation>
    </message>
    <message>
        <source>Correct the proxy in the system&apos;s settings, or enter one under Advanced.</source>
        <translation>请在系统设置中更正代理，或在“高级”中填写。</translation>
    </message>
    <message>
        <source>The reference audio is an empty file.</source>
        <translation>参考音频是空文件。</translation>
    </message>
    <message>
        <source>The reference audio is not in a format that can be recognised.</source>
        <translation>无法识别参考音频的格式。</translation>
    </message>
    <message>
        <source>The reference audio {file} cannot be read.</source>
        <translation>无法读取参考音频 {file}。</translation>
    </message>
    <message>
        <source>Choose the file again.</source>
        <translation>请重新选择文件。</translation>
    </message>
    <message>
        <source>Choose a short wav or mp3 file.</source>
        <translation>请选择一段较短的 wav 或 mp3 文件。</translation>
    </message>
    <message>
        <source>This provider uses the adapter type &quot;{type}&quot;, which this version of the program does not have.</source>
        <translation>此服务商使用适配器类型“{type}”，当前版本的程序没有这种类型。</translation>
    </message>
    <message>
        <source>Update the program, or choose another adapter type for the provider.</source>
        <translation>请更新程序，或为服务商选择其他适配器类型。</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>附加请求头</translation>
    </message>
    <message>
        <source>One &quot;Name: value&quot; per line, sent with every request.</source>
        <translation>每行一条，写作 Name: value，随每次请求发送。</translation>
    </message>
    <message>
        <source>Connection timeout</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Several languages, told apart</source>
        <translation>多语种混合，自动识别</translation>
    </message>
    <message>
        <source>Chinese with English</source>
        <translation>中英混合</translation>
    </message>
    <message>
        <source>Japanese with English</source>
        <translation>日英混合</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>仅中文</translation>
    </message>
    <message>
        <source>Japanese only</source>
        <translation>仅日文</translation>
    </message>
    <message>
        <source>Cantonese with English</source>
        <translation>粤英混合</translation>
    </message>
    <message>
        <source>Korean with English</source>
        <translation>韩英混合</translation>
    </message>
    <message>
        <source>Cantonese only</source>
        <translation>仅粤语</translation>
    </message>
    <message>
        <source>Korean only</source>
        <translation>仅韩文</translation>
    </message>
    <message>
        <source>Several languages, Chinese as Cantonese</source>
        <translation>多语种混合，中文读作粤语</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>文本语言</translation>
    </message>
    <message>
        <source>Language of the recording</source>
        <translation>录音语言</translation>
    </message>
    <message>
        <source>Of the file on the server that is given as the voice.</source>
        <translation>即音色所填的服务器文件中的录音文字。</translation>
    </message>
    <message>
        <source>Text is split</source>
        <translation>文本切分</translation>
    </message>
    <message>
        <source>At every punctuation mark</source>
        <translation>按标点符号</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不切分</translation>
    </message>
    <message>
        <source>Every four sentences</source>
        <translation>每四句</translation>
    </message>
    <message>
        <source>Every 50 characters</source>
        <translation>每 50 个字符</translation>
    </message>
    <message>
        <source>At Chinese full stops</source>
        <translation>按中文句号</translation>
    </message>
    <message>
        <source>At English full stops</source>
        <translation>按英文句号</translation>
    </message>
    <message>
        <source>Top K</source>
        <translation>Top K</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
    </message>
    <message>
        <source>Higher: livelier, and more slips of the tongue.</source>
        <translation>越高越活泼，也越容易读错。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Pause between pieces</source>
        <translation>分段间停顿</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Sampling steps</source>
        <translation>采样步数</translation>
    </message>
    <message>
        <source>Only models v3 and v4 use them; fewer are faster.</source>
        <translation>仅 v3 和 v4 模型使用；步数越少越快。</translation>
    </message>
    <message>
        <source>Super-sampling</source>
        <translation>音频超分</translation>
    </message>
    <message>
        <source>Only model v3 uses it: 48 kHz.</source>
        <translation>仅 v3 模型使用：输出 48 kHz。</translation>
    </message>
    <message>
        <source>Further recordings</source>
        <translation>其他录音</translation>
    </message>
    <message>
        <source>Their timbres are mixed in: one path on the server&apos;s disk per line.</source>
        <translation>混入这些录音的音色：每行填写一个服务器磁盘上的路径。</translation>
    </message>
    <message>
        <source>GPT weights</source>
        <translation>GPT 权重</translation>
    </message>
    <message>
        <source>Path on the server&apos;s disk; empty: those that are in use there.</source>
        <translation>服务器磁盘上的路径；留空：使用服务器当前的权重。</translation>
    </message>
    <message>
        <source>SoVITS weights</source>
        <translation>SoVITS 权重</translation>
    </message>
    <message>
        <source>Path on the server&apos;s disk. To load weights takes some seconds, and changes them for everybody.</source>
        <translation>服务器磁盘上的路径。加载权重需要几秒钟，并且对所有使用者生效。</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>流式</translation>
    </message>
    <message>
        <source>Where sound starts before the answer is complete; needs api_v2.py of November 2025 or later.</source>
        <translation>用于边收边放；需要 2025 年 11 月或更新的 api_v2.py。</translation>
    </message>
    <message>
        <source>Best sound</source>
        <translation>音质最佳</translation>
    </message>
    <message>
        <source>Sooner</source>
        <translation>较快出声</translation>
    </message>
    <message>
        <source>Soonest, lower quality</source>
        <translation>最快出声，音质较低</translation>
    </message>
    <message>
        <source>Answer timeout</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>For the whole answer. Long texts take minutes.</source>
        <translation>整个响应的时限。长文本可能需要几分钟。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: as the system says. &quot;none&quot;: no proxy.</source>
        <translation>留空：跟随系统设置。填 none：不使用代理。</translation>
    </message>
    <message>
        <source>Verify the certificate</source>
        <translation>验证证书</translation>
    </message>
    <message>
        <source>Without it, anybody on the way can read the key.</source>
        <translation>关闭后，传输途中任何人都能看到密钥。</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
    <message>
        <source>A PEM file of an authority that the system does not know.</source>
        <translation>系统不认识的证书颁发机构的 PEM 文件。</translation>
    </message>
    <message>
        <source>One of the extra headers is not written as &quot;Name: value&quot;.</source>
        <translation>有一条附加请求头没有写成 Name: value 的格式。</translation>
    </message>
    <message>
        <source>The header {name} cannot be set by hand.</source>
        <translation>请求头 {name} 不能手动设置。</translation>
    </message>
    <message>
        <source>Remove it; the key belongs in the API Key field.</source>
        <translation>请将其删除；密钥应填在“API 密钥”中。</translation>
    </message>
    <message>
        <source>The value of the header {name} contains a character that a header cannot carry.</source>
        <translation>请求头 {name} 的值中含有请求头不能使用的字符。</translation>
    </message>
    <message>
        <source>Use plain letters, digits and signs only.</source>
        <translation>请只使用英文字母、数字和半角符号。</translation>
    </message>
    <message>
        <source>Write one &quot;Name: value&quot; per line.</source>
        <translation>请每行写一条，格式为 Name: value。</translation>
    </message>
    <message>
        <source>Check the API key; if it is right, make a new one at the provider.</source>
        <translation>请检查 API 密钥；如果无误，请到服务商处新建一个。</translation>
    </message>
    <message>
        <source>Gemini is not offered in every country, and some models need billing: check both. A proxy can be set under Advanced.</source>
        <translation>Gemini 并非在所有国家和地区都提供，有些模型还须启用结算功能：请确认这两点。可在“高级”中设置代理。</translation>
    </message>
    <message>
        <source>Use a longer text, or the model {model}, which reads every text.</source>
        <translation>请加长文本，或改用模型 {model}，它能读任何文本。</translation>
    </message>
    <message>
        <source>No key was sent. Enter one in the API Key field.</source>
        <translation>没有发送密钥。请在“API 密钥”中填写。</translation>
    </message>
    <message>
        <source>The model may have been switched off; choose {model}, for example.</source>
        <translation>该模型可能已停用；请改选其他模型，例如 {model}。</translation>
    </message>
    <message>
        <source>Try again in a minute; if it stays so, use a shorter text.</source>
        <translation>请在一分钟后重试；如果仍然如此，请缩短文本。</translation>
    </message>
    <message>
        <source>The text was too long to be spoken in time; use a shorter one.</source>
        <translation>文本太长，无法在时限内合成；请缩短文本。</translation>
    </message>
    <message>
        <source>{host} has no free quota for this model: {words}</source>
        <translation>{host} 对此模型没有免费额度：{words}</translation>
    </message>
    <message>
        <source>Switch billing on at Google, or choose another model, for example {model}.</source>
        <translation>请在 Google 启用结算功能，或改选其他模型，例如 {model}。</translation>
    </message>
    <message>
        <source>{host} says that the quota of this day is used up: {words}</source>
        <translation>{host} 表示当天的额度已用完：{words}</translation>
    </message>
    <message>
        <source>Wait until midnight in California, switch billing on at Google, or use another key.</source>
        <translation>请等到加州时间零点，或在 Google 启用结算功能，或换用其他密钥。</translation>
    </message>
    <message>
        <source>{host} does not accept the key.</source>
        <translation>{host} 不接受此密钥。</translation>
    </message>
    <message>
        <source>{host} does not accept the key: {words}</source>
        <translation>{host} 不接受此密钥：{words}</translation>
    </message>
    <message>
        <source>{host} says that the account has no balance left.</source>
        <translation>{host} 表示账户余额不足。</translation>
    </message>
    <message>
        <source>{host} says that the account has no balance left: {words}</source>
        <translation>{host} 表示账户余额不足：{words}</translation>
    </message>
    <message>
        <source>Top up the account at the provider, or use another key.</source>
        <translation>请到服务商处充值，或换用其他密钥。</translation>
    </message>
    <message>
        <source>{host} says that the quota of the account is used up.</source>
        <translation>{host} 表示账户的额度已用完。</translation>
    </message>
    <message>
        <source>HD voices are offered in some regions only (eastus, westeurope and southeastasia, for example); choose another voice, or a resource in one of them.</source>
        <translation>HD 音色只在部分区域提供（例如 eastus、westeurope 和 southeastasia）；请改选其他音色，或使用这些区域中的资源。</translation>
    </message>
    <message>
        <source>The voice may not be offered in this region; choose another one, or press Fetch All.</source>
        <translation>此区域可能不提供该音色；请改选其他音色，或点击“获取全部”。</translation>
    </message>
    <message>
        <source>Check the network rules and the quota of the resource in the Azure portal.</source>
        <translation>请在 Azure 门户中检查该资源的网络规则和配额。</translation>
    </message>
    <message>
        <source>Check the key, and whether its resource is in the region {region}: a key works in its own region and cloud only.</source>
        <translation>请检查密钥，并确认其资源位于区域 {region}：密钥只在自己的区域和云中有效。</translation>
    </message>
    <message>
        <source>Check the key, and the region of its resource: a key works in its own region and cloud only.</source>
        <translation>请检查密钥及其资源所在的区域：密钥只在自己的区域和云中有效。</translation>
    </message>
    <message>
        <source>{host} says that the quota of the account is used up: {words}</source>
        <translation>{host} 表示账户的额度已用完：{words}</translation>
    </message>
    <message>
        <source>Wait until the quota starts anew, or use another key.</source>
        <translation>请等待额度恢复，或换用其他密钥。</translation>
    </message>
    <message>
        <source>{host} refuses access.</source>
        <translation>{host} 拒绝访问。</translation>
    </message>
    <message>
        <source>{host} refuses access: {words}</source>
        <translation>{host} 拒绝访问：{words}</translation>
    </message>
    <message>
        <source>Check at the provider whether the key is blocked, and whether the service is offered in your region.</source>
        <translation>请到服务商处确认密钥是否被封禁，以及所在地区是否提供该服务。</translation>
    </message>
    <message>
        <source>{host} says that requests come too fast.</source>
        <translation>{host} 表示请求过于频繁。</translation>
    </message>
    <message>
        <source>{host} says that requests come too fast: {words}</source>
        <translation>{host} 表示请求过于频繁：{words}</translation>
    </message>
    <message>
        <source>Wait a minute, or lower RPM and Max concurrency under Limits.</source>
        <translation>请稍等一分钟，或在“限额”中降低 RPM 和最大并发。</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>The content filter of {host} refuses to speak this.</source>
        <translation>{host} 的内容审核拒绝合成这段文本。</translation>
    </message>
    <message>
        <source>The content filter of {host} refuses to speak this: {words}</source>
        <translation>{host} 的内容审核拒绝合成这段文本：{words}</translation>
    </message>
    <message>
        <source>Change the text or the instruction.</source>
        <translation>请修改文本或指令。</translation>
    </message>
    <message>
        <source>The graphics card of {host} has run out of memory.</source>
        <translation>{host} 的显存已耗尽。</translation>
    </message>
    <message>
        <source>Use a shorter text, or close other programs there; then restart the server.</source>
        <translation>请缩短文本，或关闭那台机器上的其他程序，然后重新启动服务器。</translation>
    </message>
    <message>
        <source>{host} cannot find ffmpeg, which it needs for this: {words}</source>
        <translation>{host} 找不到此操作所需的 ffmpeg：{words}</translation>
    </message>
    <message>
        <source>Install ffmpeg on the server, and restart it.</source>
        <translation>请在服务器上安装 ffmpeg，然后重新启动服务器。</translation>
    </message>
    <message>
        <source>{host} lacks a file that it needs: {words}</source>
        <translation>{host} 缺少所需的文件：{words}</translation>
    </message>
    <message>
        <source>See the server&apos;s console; its model or a recording of its voices may be missing.</source>
        <translation>请查看服务器的控制台；可能缺少模型或某个音色的录音。</translation>
    </message>
    <message>
        <source>{host} does not know the address {url}.</source>
        <translation>{host} 上没有 {url} 这个地址。</translation>
    </message>
    <message>
        <source>Check the Base URL and the adapter type: another kind of server may answer at this address.</source>
        <translation>请检查接口地址和适配器类型：此地址上可能是另一种服务器。</translation>
    </message>
    <message>
        <source>{host} does not find what was asked for: {words}</source>
        <translation>{host} 找不到所请求的内容：{words}</translation>
    </message>
    <message>
        <source>Check the Base URL; most of them end in /v1. If it is right, check the model.</source>
        <translation>请检查接口地址，多数以 /v1 结尾；如果地址无误，请检查模型。</translation>
    </message>
    <message>
        <source>The request is too large for {host}.</source>
        <translation>请求过大，{host} 无法接受。</translation>
    </message>
    <message>
        <source>Use a shorter text or a shorter recording.</source>
        <translation>请缩短文本，或使用更短的录音。</translation>
    </message>
    <message>
        <source>{host} has a problem on its side (status {status}).</source>
        <translation>{host} 的服务器出现故障（状态码 {status}）。</translation>
    </message>
    <message>
        <source>{host} has a problem on its side (status {status}): {words}</source>
        <translation>{host} 的服务器出现故障（状态码 {status}）：{words}</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请在一分钟后重试。</translation>
    </message>
    <message>
        <source>Check the Base URL and the model.</source>
        <translation>请检查接口地址和模型。</translation>
    </message>
    <message>
        <source>{host} does not accept the request and gives no reason (status {status}).</source>
        <translation>{host} 不接受此请求，也没有说明原因（状态码 {status}）。</translation>
    </message>
    <message>
        <source>{host} does not accept the request: {words}</source>
        <translation>{host} 不接受此请求：{words}</translation>
    </message>
    <message>
        <source>Its successor is {model}; choose that one.</source>
        <translation>它的后继模型是 {model}，请改选该模型。</translation>
    </message>
    <message>
        <source>Press Fetch All and choose a model that the server lists.</source>
        <translation>请点击“获取全部”，选择服务器列出的模型。</translation>
    </message>
    <message>
        <source>Choose one of the voices that belong to this model.</source>
        <translation>请选择属于该模型的音色。</translation>
    </message>
    <message>
        <source>Check the Base URL; most of them end in /v1. A server that speaks through /chat/completions, as Xiaomi MiMo does, needs the adapter type OpenAI Chat Completions TTS.</source>
        <translation>请检查接口地址，多数以 /v1 结尾。通过 /chat/completions 合成语音的服务器（例如小米 MiMo）需要选用适配器类型 OpenAI Chat Completions TTS。</translation>
    </message>
    <message>
        <source>The text is too long for {host}.</source>
        <translation>文本太长，{host} 无法接受。</translation>
    </message>
    <message>
        <source>Shorten the text.</source>
        <translation>请缩短文本。</translation>
    </message>
    <message>
        <source>Install the model on the server first, or choose another one.</source>
        <translation>请先在服务器上安装该模型，或改选其他模型。</translation>
    </message>
    <message>
        <source>Choose another audio format under Advanced.</source>
        <translation>请在“高级”中选择其他音频格式。</translation>
    </message>
    <message>
        <source>Choose a voice that the model has, or type its name as the server knows it.</source>
        <translation>请选择此模型拥有的音色，或按服务器上的写法输入音色名称。</translation>
    </message>
    <message>
        <source>{host} answered in writing instead of speech.</source>
        <translation>{host} 返回的是文字而不是语音。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path} 是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>What comes on standard input is not text in {encoding}.</source>
        <translation>标准输入的内容不是 {encoding} 编码的文本。</translation>
    </message>
    <message>
        <source>Waiting: {reason}</source>
        <translation>等待中：{reason}</translation>
    </message>
    <message>
        <source>Practice voices (robotic stand-ins) answer at {address} until you press Ctrl+C.</source>
        <translation>练习音色（机械音替身）已在 {address} 就绪，按 Ctrl+C 结束。</translation>
    </message>
    <message>
        <source>The audio is empty: there are no bytes in it.</source>
        <translation>音频是空的，不含任何数据。</translation>
    </message>
    <message>
        <source>Convert it to wav or mp3, for example with Audacity or ffmpeg, and choose that file.</source>
        <translation>请用 Audacity 或 ffmpeg 等工具转换成 wav 或 mp3，再选择转换后的文件。</translation>
    </message>
    <message>
        <source>This is text, not audio.</source>
        <translation>这是文字，不是音频。</translation>
    </message>
    <message>
        <source>Choose a wav, mp3, flac or ogg file.</source>
        <translation>请选择 wav、mp3、flac 或 ogg 文件。</translation>
    </message>
    <message>
        <source>This is no audio that can be read here: its first bytes fit no known kind.</source>
        <translation>无法读取此音频：文件开头不符合任何已知格式。</translation>
    </message>
    <message>
        <source>This {container} audio is damaged or incomplete and cannot be decoded.</source>
        <translation>此 {container} 音频已损坏或不完整，无法解码。</translation>
    </message>
    <message>
        <source>Fetch or export it again.</source>
        <translation>请重新下载或导出。</translation>
    </message>
    <message>
        <source>This {container} audio holds no sound: it ends right after its header.</source>
        <translation>此 {container} 音频中没有声音：只有文件头。</translation>
    </message>
    <message>
        <source>The audio file {path} cannot be opened.</source>
        <translation>无法打开音频文件 {path}。</translation>
    </message>
    <message>
        <source>Check that it still exists and that you may read it.</source>
        <translation>请确认文件仍然存在，并且有读取权限。</translation>
    </message>
    <message>
        <source>This is a file of the kind {container}, which cannot be read here.</source>
        <translation>这是 {container} 文件，这里无法读取。</translation>
    </message>
    <message>
        <source>This is an m4a or video file, which cannot be read here.</source>
        <translation>这是 m4a 或视频文件，这里无法读取。</translation>
    </message>
    <message>
        <source>This is a webm or mkv file, which cannot be read here.</source>
        <translation>这是 webm 或 mkv 文件，这里无法读取。</translation>
    </message>
    <message>
        <source>Sound cannot be played: the PortAudio library is not installed.</source>
        <translation>无法播放声音：没有安装 PortAudio 库。</translation>
    </message>
    <message>
        <source>The output device &quot;{device}&quot; is not connected any more.</source>
        <translation>输出设备“{device}”已断开连接。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one under &quot;Output device&quot;.</source>
        <translation>请重新接上，或在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>No sound device was found.</source>
        <translation>没有找到声音设备。</translation>
    </message>
    <message>
        <source>Plug in headphones or speakers and press Play again.</source>
        <translation>请接上耳机或音箱，再点击“播放”。</translation>
    </message>
    <message>
        <source>Choose another one under &quot;Output device&quot;.</source>
        <translation>请在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>Install it with your package manager, for example &quot;sudo apt install libportaudio2&quot;, and press Play again.</source>
        <translation>请用软件包管理器安装（例如 sudo apt install libportaudio2），再点击“播放”。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>The sound device cannot be opened.</source>
        <translation>无法打开声音设备。</translation>
    </message>
    <message>
        <source>The sound device stopped while playing; it may have been unplugged.</source>
        <translation>声音设备在播放时停止工作，可能已被拔出。</translation>
    </message>
    <message>
        <source>Press Play to try again, or choose another one under &quot;Output device&quot;.</source>
        <translation>请点击“播放”重试，或在“输出设备”中另选一个。</translation>
    </message>
    <message>
        <source>The sound device does not answer.</source>
        <translation>声音设备没有响应。</translation>
    </message>
    <message>
        <source>Choose another one under &quot;Output device&quot;; if that does not help, restart the program.</source>
        <translation>请在“输出设备”中另选一个；如果仍然不行，请重新启动程序。</translation>
    </message>
    <message>
        <source>Audio cannot be saved as &quot;{suffix}&quot;.</source>
        <translation>无法将音频保存为“{suffix}”格式。</translation>
    </message>
    <message>
        <source>Use .wav, .flac, .mp3 or .ogg.</source>
        <translation>请使用 .wav、.flac、.mp3 或 .ogg。</translation>
    </message>
    <message>
        <source>No voice is chosen.</source>
        <translation>没有选择音色。</translation>
    </message>
    <message>
        <source>Choose or type one.</source>
        <translation>请选择或输入一个音色。</translation>
    </message>
    <message>
        <source>There is no reference audio to clone.</source>
        <translation>没有可供克隆的参考音频。</translation>
    </message>
    <message>
        <source>Preset voice</source>
        <translation>预置音色</translation>
    </message>
    <message>
        <source>Voice design</source>
        <translation>音色设计</translation>
    </message>
    <message>
        <source>Voice clone</source>
        <translation>音色克隆</translation>
    </message>
    <message>
        <source>A designed voice needs a description.</source>
        <translation>音色设计需要一段描述。</translation>
    </message>
    <message>
        <source>Say who speaks and how, in one to four sentences.</source>
        <translation>请用一到四句话说明是谁在说话、怎么说。</translation>
    </message>
    <message>
        <source>This model needs the words spoken in the recording.</source>
        <translation>此模型需要录音中所说的文字。</translation>
    </message>
    <message>
        <source>This recording is {container}, and the provider accepts only {accepted}.</source>
        <translation>此录音是 {container} 格式，服务商只接受 {accepted}。</translation>
    </message>
    <message>
        <source>Convert it to wav or mp3.</source>
        <translation>请转换成 wav 或 mp3。</translation>
    </message>
    <message>
        <source>Encoded for sending, this recording has {size} characters, and the provider takes at most {limit}.</source>
        <translation>此录音编码后有 {size} 个字符，服务商最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>Use a shorter clip, or save it as mp3.</source>
        <translation>请截取更短的一段，或存为 mp3。</translation>
    </message>
    <message>
        <source>This recording has {rate} Hz, and the provider needs at least {least} Hz.</source>
        <translation>此录音的采样率为 {rate} Hz，服务商要求至少 {least} Hz。</translation>
    </message>
    <message>
        <source>Record it again with a higher rate.</source>
        <translation>请用更高的采样率重新录制。</translation>
    </message>
    <message>
        <source>This recording is {seconds} s long, and the provider takes none under {least} s.</source>
        <translation>此录音时长 {seconds} 秒，服务商不接受短于 {least} 秒的录音。</translation>
    </message>
    <message>
        <source>Use a longer one.</source>
        <translation>请换用更长的录音。</translation>
    </message>
    <message>
        <source>This recording is {seconds} s long, and the provider takes none over {most} s.</source>
        <translation>此录音时长 {seconds} 秒，服务商不接受长于 {most} 秒的录音。</translation>
    </message>
    <message>
        <source>Trim it.</source>
        <translation>请裁剪录音。</translation>
    </message>
    <message>
        <source>A limit is a positive whole number.</source>
        <translation>限额必须是正整数。</translation>
    </message>
    <message>
        <source>Leave it empty for no limit.</source>
        <translation>留空表示不限。</translation>
    </message>
    <message>
        <source>Choose one from the list, for example Asia/Shanghai.</source>
        <translation>请从列表中选择，例如 Asia/Shanghai。</translation>
    </message>
    <message>
        <source>No time zone is chosen.</source>
        <translation>没有选择时区。</translation>
    </message>
    <message>
        <source>This computer knows no time zone &quot;{name}&quot;.</source>
        <translation>本机不认识时区“{name}”。</translation>
    </message>
    <message>
        <source>There is no text to speak.</source>
        <translation>没有可合成的文本。</translation>
    </message>
    <message>
        <source>Type a sentence first.</source>
        <translation>请先输入一句话。</translation>
    </message>
    <message>
        <source>As it is sent, the text has {size} bytes, and Azure takes at most {limit}.</source>
        <translation>文本发送时为 {size} 字节，Azure 最多接受 {limit} 字节。</translation>
    </message>
    <message>
        <source>Mend it, or switch off &quot;The text is SSML&quot;.</source>
        <translation>请改正文本，或关闭“文本为 SSML”。</translation>
    </message>
    <message>
        <source>SSML starts with &lt;speak, and this text does not.</source>
        <translation>SSML 以 &lt;speak 开头，这段文本不是。</translation>
    </message>
    <message>
        <source>The SSML is not well-formed: {reason}.</source>
        <translation>SSML 格式不正确：{reason}。</translation>
    </message>
    <message>
        <source>The text has {length} characters, and this model takes at most {limit}.</source>
        <translation>文本有 {length} 个字符，此模型最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>This text takes about {minutes} minutes to speak, and speech is cut off after {limit}; speak it in parts.</source>
        <translation>朗读这段文本大约需要 {minutes} 分钟，而语音超过 {limit} 分钟会被截断；请分段合成。</translation>
    </message>
    <message>
        <source>Parts of texts of more than {limit} characters may be left out; speak them in parts.</source>
        <translation>超过 {limit} 个字符的文本可能会漏读部分内容；请分段合成。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短文本。</translation>
    </message>
    <message>
        <source>The model {model} does not offer &quot;{mode}&quot;.</source>
        <translation>模型 {model} 不支持“{mode}”。</translation>
    </message>
    <message>
        <source>Choose a model that offers it.</source>
        <translation>请选择支持它的模型。</translation>
    </message>
    <message>
        <source>The offline voice did not finish within {seconds} seconds.</source>
        <translation>离线音色未能在 {seconds} 秒内完成。</translation>
    </message>
    <message>
        <source>Try again, or shorten the text.</source>
        <translation>请重试，或缩短文本。</translation>
    </message>
    <message>
        <source>The helper process of the offline voices cannot be started.</source>
        <translation>无法启动离线音色的辅助进程。</translation>
    </message>
    <message>
        <source>Install Neiroha Desktop again.</source>
        <translation>请重新安装 Neiroha Desktop。</translation>
    </message>
    <message>
        <source>eSpeak NG has started, but has no voices.</source>
        <translation>eSpeak NG 已启动，但没有任何音色。</translation>
    </message>
    <message>
        <source>There is nothing in this text that the offline voice can read.</source>
        <translation>这段文本中没有离线音色能读的内容。</translation>
    </message>
    <message>
        <source>The text has {length} characters, and the offline voices take at most {limit}.</source>
        <translation>文本有 {length} 个字符，离线音色最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>The offline voices were closed before they could answer.</source>
        <translation>离线音色在响应之前已被关闭。</translation>
    </message>
    <message>
        <source>The helper process of the offline voices stopped twice while it read this text.</source>
        <translation>离线音色的辅助进程在读这段文本时两次停止。</translation>
    </message>
    <message>
        <source>The helper process of the offline voices stopped in the middle of this text.</source>
        <translation>离线音色的辅助进程在读这段文本的中途停止了。</translation>
    </message>
    <message>
        <source>Try again, or change the text.</source>
        <translation>请重试，或修改文本。</translation>
    </message>
    <message>
        <source>eSpeak NG has no voice {voice}.</source>
        <translation>eSpeak NG 没有音色 {voice}。</translation>
    </message>
    <message>
        <source>The offline voices need the package espeakng-loader, which is not installed.</source>
        <translation>离线音色需要软件包 espeakng-loader，但它没有安装。</translation>
    </message>
    <message>
        <source>The eSpeak NG library of the offline voices cannot be loaded.</source>
        <translation>无法加载离线音色所用的 eSpeak NG 库。</translation>
    </message>
    <message>
        <source>eSpeak NG reported a failure while it read this text.</source>
        <translation>eSpeak NG 在读这段文本时报告失败。</translation>
    </message>
    <message>
        <source>Port {port} on this computer cannot be used: {reason}.</source>
        <translation>无法使用本机端口 {port}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another port, or 0 for any free one.</source>
        <translation>请换一个端口，或填 0 使用任意空闲端口。</translation>
    </message>
    <message>
        <source>More than one character is called &quot;{name}&quot;.</source>
        <translation>有多个角色名为“{name}”。</translation>
    </message>
    <message>
        <source>There is no character called &quot;{name}&quot;.</source>
        <translation>没有名为“{name}”的角色。</translation>
    </message>
    <message>
        <source>Existing characters: {names}.</source>
        <translation>现有角色：{names}。</translation>
    </message>
    <message>
        <source>The character needs a name.</source>
        <translation>请为角色填写名称。</translation>
    </message>
    <message>
        <source>Narrator</source>
        <translation>旁白</translation>
    </message>
    <message>
        <source>Old fisherman</source>
        <translation>老渔夫</translation>
    </message>
    <message>
        <source>Guest voice</source>
        <translation>客串嘉宾</translation>
    </message>
    <message>
        <source>An old man with a deep, rough voice. He speaks slowly and calmly, like a fisherman telling a story.</source>
        <translation>一位老年男性，嗓音低沉沙哑。他说话缓慢而平静，像老渔夫在讲故事。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Secure</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录验证</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>not tried: it costs one request</source>
        <translation>未尝试：会消耗一次请求</translation>
    </message>
    <message>
        <source>one word came back as {container} audio</source>
        <translation>已返回一个词的 {container} 音频</translation>
    </message>
    <message>
        <source>works on this computer, without a network</source>
        <translation>在本机运行，无需网络</translation>
    </message>
    <message>
        <source>answered inside this program; nothing leaves this computer</source>
        <translation>由本程序内部应答，数据不会离开本机</translation>
    </message>
    <message>
        <source>connected to the proxy {proxy}</source>
        <translation>已连接到代理 {proxy}</translation>
    </message>
    <message>
        <source>resolved and connected</source>
        <translation>已解析并连接</translation>
    </message>
    <message>
        <source>{version}, certificate not checked: that is switched off</source>
        <translation>{version}，未验证证书：该项验证已关闭</translation>
    </message>
    <message>
        <source>{version}, certificate valid</source>
        <translation>{version}，证书有效</translation>
    </message>
    <message>
        <source>the key was accepted</source>
        <translation>密钥有效</translation>
    </message>
    <message>
        <source>accepted without a key</source>
        <translation>无需密钥即可使用</translation>
    </message>
    <message>
        <source>no default model is chosen</source>
        <translation>没有选择默认模型</translation>
    </message>
    <message>
        <source>{model} is listed</source>
        <translation>{model} 在列表中</translation>
    </message>
    <message>
        <source>{model} is not listed; a model typed by hand may still work</source>
        <translation>{model} 不在列表中；手动输入的模型也可能可用</translation>
    </message>
    <message>
        <source>The provider needs a name.</source>
        <translation>请为服务商填写名称。</translation>
    </message>
    <message>
        <source>There is no text to keep.</source>
        <translation>没有可保存的文本。</translation>
    </message>
    <message>
        <source>A sample text needs a title.</source>
        <translation>请为示例文本填写标题。</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>叙述</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Numbers and dates</source>
        <translation>数字与日期</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>Question and exclamation</source>
        <translation>疑问与感叹</translation>
    </message>
    <message>
        <source>Words read in two ways</source>
        <translation>多音字</translation>
    </message>
    <message>
        <source>Mixed Chinese and English</source>
        <translation>中英混读</translation>
    </message>
    <message>
        <source>Tongue twister</source>
        <translation>绕口令</translation>
    </message>
    <message>
        <source>No default model is chosen.</source>
        <translation>没有选择默认模型。</translation>
    </message>
    <message>
        <source>No voice of {model} is known, so one word cannot be tried here.</source>
        <translation>没有 {model} 的已知音色，无法在这里试说。</translation>
    </message>
    <message>
        <source>Add a voice by hand under &quot;Models and voices&quot;.</source>
        <translation>请在“模型与音色”中手动添加音色。</translation>
    </message>
    <message>
        <source>The model {model} speaks only from a recording.</source>
        <translation>模型 {model} 只能根据录音合成。</translation>
    </message>
    <message>
        <source>Try it with a character in &quot;Voice clone&quot;.</source>
        <translation>请用“音色克隆”模式的角色来试。</translation>
    </message>
    <message>
        <source>No provider is chosen.</source>
        <translation>没有选择服务商。</translation>
    </message>
    <message>
        <source>Choose one for this character.</source>
        <translation>请为此角色选择一个。</translation>
    </message>
    <message>
        <source>Nothing was sent: a voice belongs to somebody, and it is not said yet that you may use this one.</source>
        <translation>没有发送任何内容：声音属于其本人，尚未确认有权使用此音色。</translation>
    </message>
    <message>
        <source>If it is yours, or its owner has agreed, tick &quot;I may use this voice&quot;.</source>
        <translation>如果是自己的声音，或已征得本人同意，请勾选“我有权使用此音色”。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; answered with audio that cannot be used. {reason}</source>
        <translation>“{name}”返回的音频无法使用。{reason}</translation>
    </message>
    <message>
        <source>Try again, or ask for another audio format under Advanced.</source>
        <translation>请重试，或在“高级”中改用其他音频格式。</translation>
    </message>
    <message>
        <source>The provider &quot;{name}&quot; is switched off, so nothing was sent.</source>
        <translation>服务商“{name}”已停用，没有发送任何内容。</translation>
    </message>
    <message>
        <source>Switch it on under Providers.</source>
        <translation>请在“服务商”页启用。</translation>
    </message>
    <message>
        <source>No model is chosen.</source>
        <translation>没有选择模型。</translation>
    </message>
    <message>
        <source>This character is not there any more: it was deleted.</source>
        <translation>此角色已被删除。</translation>
    </message>
    <message>
        <source>Choose another character.</source>
        <translation>请选择其他角色。</translation>
    </message>
    <message>
        <source>The database {path} is closed: the program is ending.</source>
        <translation>数据库 {path} 已关闭：程序正在退出。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请清理出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder with --data-dir.</source>
        <translation>请修改其权限，或用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>There is no room left on the disk to write {path}.</source>
        <translation>磁盘空间不足，无法写入 {path}。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not write {path}.</source>
        <translation>Neiroha Desktop 没有写入 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Check the disk and the folder, then try again.</source>
        <translation>请检查磁盘和文件夹，然后重试。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not read {path}.</source>
        <translation>Neiroha Desktop 没有读取 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program, which does not let go of it.</source>
        <translation>数据库 {path} 一直被另一个程序占用。</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>请关闭那个程序，然后重试。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not open or write the database {path}.</source>
        <translation>Neiroha Desktop 没有打开或写入数据库 {path} 的权限。</translation>
    </message>
    <message>
        <source>The disk does not read or write the database {path}.</source>
        <translation>磁盘无法读写数据库 {path}。</translation>
    </message>
    <message>
        <source>Check that the disk is not full and works, then try again.</source>
        <translation>请确认磁盘未满且工作正常，然后重试。</translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation>数据库 {path} 已损坏。</translation>
    </message>
    <message>
        <source>Start Neiroha Desktop again: it puts the damaged file aside and begins a fresh one.</source>
        <translation>请重新启动 Neiroha Desktop：它会把损坏的文件移到一旁，并新建一个。</translation>
    </message>
    <message>
        <source>The database {path} could not be used.</source>
        <translation>无法使用数据库 {path}。</translation>
    </message>
    <message>
        <source>Start Neiroha Desktop again; if that does not help, report it with the details.</source>
        <translation>请重新启动 Neiroha Desktop；如果仍然不行，请附上详情反馈给我们。</translation>
    </message>
    <message>
        <source>This could not be saved in {path}: something that it belongs to is not there any more.</source>
        <translation>无法保存到 {path}：它所依赖的内容已不存在。</translation>
    </message>
    <message>
        <source>Choose the provider and the recording again, then save.</source>
        <translation>请重新选择服务商和录音，然后保存。</translation>
    </message>
    <message>
        <source>This could not be saved in {path}: it is there already.</source>
        <translation>无法保存到 {path}：该内容已经存在。</translation>
    </message>
    <message>
        <source>Save it as a new one.</source>
        <translation>请另存为新的一项。</translation>
    </message>
    <message>
        <source>The database was written by a newer version of Neiroha Desktop. It was put aside as {path}, untouched, and a fresh one was started.</source>
        <translation>此数据库由更新版本的 Neiroha Desktop 写入。它已原样移到 {path}，并新建了一个数据库。</translation>
    </message>
    <message>
        <source>The database was damaged and could not be read. It was put aside as {path}, and a fresh one was started.</source>
        <translation>数据库已损坏，无法读取。它已移到 {path}，并新建了一个数据库。</translation>
    </message>
    <message>
        <source>A newer version of Neiroha Desktop is using the database {path}.</source>
        <translation>更新版本的 Neiroha Desktop 正在使用数据库 {path}。</translation>
    </message>
    <message>
        <source>Use that version, or choose another folder with --data-dir.</source>
        <translation>请使用那个版本，或用 --data-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>Neiroha Desktop may not write into the folder {path}.</source>
        <translation>Neiroha Desktop 没有写入文件夹 {path} 的权限。</translation>
    </message>
    <message>
        <source>{path} could not be read at the start, so it is not overwritten.</source>
        <translation>启动时无法读取 {path}，因此不会覆盖它。</translation>
    </message>
    <message>
        <source>Repair or move the file, then start Neiroha Desktop again.</source>
        <translation>请修复或移走该文件，然后重新启动 Neiroha Desktop。</translation>
    </message>
    <message>
        <source>The preferences in {path} could not be read: {reason}. The defaults are used, and the file is left as it is.</source>
        <translation>无法读取 {path} 中的偏好设置：{reason}。现使用默认设置，文件保持原样。</translation>
    </message>
    <message>
        <source>The preferences in {path} are damaged and could not be put aside: {reason}. The defaults are used, and the file is left as it is.</source>
        <translation>{path} 中的偏好设置已损坏，且无法移到一旁：{reason}。现使用默认设置，文件保持原样。</translation>
    </message>
    <message>
        <source>The preferences were damaged. They were put aside as {path}, and the defaults are used.</source>
        <translation>偏好设置已损坏。原文件已移到 {path}，现使用默认设置。</translation>
    </message>
    <message>
        <source>This provider is not there any more: it was deleted.</source>
        <translation>此服务商已被删除。</translation>
    </message>
    <message>
        <source>Choose another provider.</source>
        <translation>请选择其他服务商。</translation>
    </message>
    <message>
        <source>This recording is not there any more.</source>
        <translation>此录音已不存在。</translation>
    </message>
    <message>
        <source>Choose it again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>The file {path} is empty.</source>
        <translation>文件 {path} 是空的。</translation>
    </message>
    <message>
        <source>The file {path} is larger than {limit} MiB, the most that a recording may have here.</source>
        <translation>文件 {path} 超过 {limit} MiB，这是录音大小的上限。</translation>
    </message>
    <message>
        <source>A clear clip of 10 to 30 seconds is enough: cut one out.</source>
        <translation>清晰的 10 到 30 秒就足够了，请截取一段。</translation>
    </message>
    <message>
        <source>The recording {name} is still used by a character.</source>
        <translation>录音 {name} 仍有角色在使用。</translation>
    </message>
    <message>
        <source>Choose another recording there first.</source>
        <translation>请先为该角色换一段录音。</translation>
    </message>
    <message>
        <source>{path} is a folder, not a recording.</source>
        <translation>{path} 是文件夹，不是录音。</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>The file {path} cannot be read: {reason}.</source>
        <translation>无法读取文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Check its permissions, or copy it to another place.</source>
        <translation>请检查文件权限，或将它复制到其他位置。</translation>
    </message>
    <message>
        <source>Type the key again and save.</source>
        <translation>请重新输入密钥并保存。</translation>
    </message>
    <message>
        <source>The key was kept for one run of the program only, and that run has ended.</source>
        <translation>密钥只在上一次运行期间保留，现已失效。</translation>
    </message>
    <message>
        <source>The key could not be removed from {keyring}: it does not answer.</source>
        <translation>未能从系统密钥库（{keyring}）中删除密钥：密钥库没有响应。</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>请将其解锁，然后重试。</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>taken from the environment variable {name}</source>
        <translation>取自环境变量 {name}</translation>
    </message>
    <message>
        <source>kept for this run only: no keyring answers here</source>
        <translation>仅在本次运行期间保留：系统密钥库没有响应</translation>
    </message>
    <message>
        <source>kept in {keyring}</source>
        <translation>保存在系统密钥库（{keyring}）中</translation>
    </message>
    <message>
        <source>There is no key for this provider in {keyring}.</source>
        <translation>系统密钥库（{keyring}）中没有此服务商的密钥。</translation>
    </message>
    <message>
        <source>The key could not be read from {keyring}: it is locked or does not answer.</source>
        <translation>未能从系统密钥库（{keyring}）读取密钥：密钥库已锁定或没有响应。</translation>
    </message>
    <message>
        <source>Unlock it and try again, or type the key again and save.</source>
        <translation>请解锁后重试，或重新输入密钥并保存。</translation>
    </message>
    <message>
        <source>KWallet</source>
        <translation>KWallet</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>Windows 凭据管理器</translation>
    </message>
    <message>
        <source>the macOS Keychain</source>
        <translation>macOS 钥匙串</translation>
    </message>
    <message>
        <source>the Secret Service</source>
        <translation>Secret Service</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not the name of an environment variable.</source>
        <translation>“{name}”不是有效的环境变量名。</translation>
    </message>
    <message>
        <source>Write env: and the name, for example env:MIMO_API_KEY.</source>
        <translation>请写成 env: 加变量名，例如 env:MIMO_API_KEY。</translation>
    </message>
    <message>
        <source>The environment variable {name} is not set.</source>
        <translation>没有设置环境变量 {name}。</translation>
    </message>
    <message>
        <source>Set it and start Neiroha Desktop again, or type the key here.</source>
        <translation>请设置后重新启动 Neiroha Desktop，或在这里输入密钥。</translation>
    </message>
    <message>
        <source>Characters here have changed while the file was read; nothing was imported.</source>
        <translation>读取文件期间这里的角色有改动，没有导入任何内容。</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>请重新导入。</translation>
    </message>
    <message>
        <source>There is a file {path} already; it was not overwritten.</source>
        <translation>文件 {path} 已存在，没有覆盖。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is not a file name for a take.</source>
        <translation>“{name}”不能用作片段的文件名。</translation>
    </message>
    <message>
        <source>The audio of this take is gone: there is no file {path}.</source>
        <translation>此片段的音频已丢失：文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>Generate it again.</source>
        <translation>请重新生成。</translation>
    </message>
    <message>
        <source>This take is not there any more: it was deleted.</source>
        <translation>此片段已被删除。</translation>
    </message>
    <message>
        <source>Choose another take.</source>
        <translation>请选择其他片段。</translation>
    </message>
    <message>
        <source>The audio of this take was deleted; only its record is left.</source>
        <translation>此片段的音频已删除，只留下了记录。</translation>
    </message>
    <message>
        <source>one word is being spoken…</source>
        <translation>正在试说一个词…</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Stop; with nothing under way, end the loop</source>
        <translation>停止；没有进行中的请求时结束循环</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Copy the take&apos;s request as cURL</source>
        <translation>将片段的请求复制为 cURL</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Play or pause (not while typing)</source>
        <translation>播放或暂停（输入文字时除外）</translation>
    </message>
    <message>
        <source>Back or forward by a second</source>
        <translation>后退或前进 1 秒</translation>
    </message>
    <message>
        <source>Loop from here, loop up to here</source>
        <translation>从此处开始循环、循环到此处为止</translation>
    </message>
    <message>
        <source>Drag over a waveform to loop a part</source>
        <translation>在波形上拖动，循环播放一段</translation>
    </message>
    <message>
        <source>Another take</source>
        <translation>再生成一条片段</translation>
    </message>
    <message>
        <source>Play that take</source>
        <translation>播放对应编号的片段</translation>
    </message>
    <message>
        <source>Hear A or B (while comparing, not while typing)</source>
        <translation>听 A 或 B（对比时；输入文字时除外）</translation>
    </message>
    <message>
        <source>Go through the voices, use one (while choosing a voice)</source>
        <translation>在音色间移动、采用音色（选择音色时）</translation>
    </message>
    <message>
        <source>Hear a sample, mark a favourite (while choosing a voice)</source>
        <translation>试听、收藏（选择音色时）</translation>
    </message>
    <message>
        <source>Hear a recording before or after mending (not while typing)</source>
        <translation>听修整前或修整后的录音（输入文字时除外）</translation>
    </message>
    <message>
        <source>Undo or redo what was done to a recording</source>
        <translation>撤销或重做对录音的修整</translation>
    </message>
    <message>
        <source>Paste a recording (while one is worked on)</source>
        <translation>粘贴录音（正在修整录音时）</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女声</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男声</translation>
    </message>
    <message>
        <source>androgynous</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>child</source>
        <translation>儿童</translation>
    </message>
    <message>
        <source>teenager</source>
        <translation>少年</translation>
    </message>
    <message>
        <source>young adult</source>
        <translation>青年</translation>
    </message>
    <message>
        <source>middle-aged</source>
        <translation>中年</translation>
    </message>
    <message>
        <source>elderly</source>
        <translation>老年</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>音质</translation>
    </message>
    <message>
        <source>warm and soft</source>
        <translation>温暖柔和</translation>
    </message>
    <message>
        <source>bright and clear</source>
        <translation>清亮干净</translation>
    </message>
    <message>
        <source>deep and full</source>
        <translation>低沉浑厚</translation>
    </message>
    <message>
        <source>rich and magnetic</source>
        <translation>醇厚有磁性</translation>
    </message>
    <message>
        <source>husky</source>
        <translation>略带沙哑</translation>
    </message>
    <message>
        <source>sweet</source>
        <translation>甜美轻盈</translation>
    </message>
    <message>
        <source>airy</source>
        <translation>空灵通透</translation>
    </message>
    <message>
        <source>rough, weathered</source>
        <translation>粗粝沧桑</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Mandarin</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Sichuan dialect</source>
        <translation>四川话</translation>
    </message>
    <message>
        <source>Northeastern dialect</source>
        <translation>东北话</translation>
    </message>
    <message>
        <source>Mandarin, Taiwan accent</source>
        <translation>台湾腔</translation>
    </message>
    <message>
        <source>American English</source>
        <translation>美式英语</translation>
    </message>
    <message>
        <source>British English</source>
        <translation>英式英语</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>快慢</translation>
    </message>
    <message>
        <source>very slow</source>
        <translation>很慢</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>偏慢</translation>
    </message>
    <message>
        <source>even</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>brisk</source>
        <translation>偏快</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>很快</translation>
    </message>
    <message>
        <source>gentle</source>
        <translation>温柔体贴</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平静沉稳</translation>
    </message>
    <message>
        <source>lively</source>
        <translation>活泼开朗</translation>
    </message>
    <message>
        <source>playful</source>
        <translation>俏皮狡黠</translation>
    </message>
    <message>
        <source>serious</source>
        <translation>严肃庄重</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>自信从容</translation>
    </message>
    <message>
        <source>melancholy</source>
        <translation>淡淡忧伤</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>冷淡疏离</translation>
    </message>
    <message>
        <source>tense</source>
        <translation>紧张不安</translation>
    </message>
    <message>
        <source>mysterious</source>
        <translation>低声神秘</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>audiobook</source>
        <translation>有声书</translation>
    </message>
    <message>
        <source>audio drama</source>
        <translation>广播剧</translation>
    </message>
    <message>
        <source>dubbing</source>
        <translation>影视配音</translation>
    </message>
    <message>
        <source>documentary</source>
        <translation>纪录片</translation>
    </message>
    <message>
        <source>news</source>
        <translation>新闻播报</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>语音助手</translation>
    </message>
    <message>
        <source>bedtime stories</source>
        <translation>睡前故事</translation>
    </message>
    <message>
        <source>game character</source>
        <translation>游戏角色</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>How the text is read, where that is not the language of the voice.</source>
        <translation>文本的朗读语言与音色的语言不同时选择。</translation>
    </message>
    <message>
        <source>That of the voice</source>
        <translation>跟随音色</translation>
    </message>
    <message>
        <source>English (American)</source>
        <translation>英文（美式）</translation>
    </message>
    <message>
        <source>English (British)</source>
        <translation>英文（英式）</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙文</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法文</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地文</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利文</translation>
    </message>
    <message>
        <source>Portuguese (Brazilian)</source>
        <translation>葡萄牙文（巴西）</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>{rate} Hz</source>
        <translation>{rate} Hz</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Keys of {host} start with {start}; this one does not.</source>
        <translation>{host} 的密钥以 {start} 开头，这个不是。</translation>
    </message>
    <message>
        <source>This is a key of OpenRouter, which belongs to {address}.</source>
        <translation>这是 OpenRouter 的密钥，应与 {address} 搭配使用。</translation>
    </message>
    <message>
        <source>looks like a key of this address</source>
        <translation>看起来与此地址匹配</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日文</translation>
    </message>
    <message>
        <source>No character is chosen.</source>
        <translation>没有选择角色。</translation>
    </message>
    <message>
        <source>Make one first.</source>
        <translation>请先新建一个。</translation>
    </message>
    <message>
        <source>Whole text</source>
        <translation>整段</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>基础情绪</translation>
    </message>
    <message>
        <source>Mixed feelings</source>
        <translation>复合情绪</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Timbre</source>
        <translation>音色质感</translation>
    </message>
    <message>
        <source>Dialect and type of voice</source>
        <translation>方言与腔调</translation>
    </message>
    <message>
        <source>Breath and pause</source>
        <translation>呼吸与停顿</translation>
    </message>
    <message>
        <source>Laughing and crying</source>
        <translation>笑与哭</translation>
    </message>
    <message>
        <source>Feeling from here on</source>
        <translation>从此处起的情绪</translation>
    </message>
    <message>
        <source>Voice from here on</source>
        <translation>从此处起的声音</translation>
    </message>
    <message>
        <source>{host} stopped in the middle of its speech for {seconds} s.</source>
        <translation>{host} 的语音在中途停顿了 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, switch off Stream when possible under Advanced.</source>
        <translation>请重试；如果仍然如此，请在“高级”中关闭“尽可能边收边放”。</translation>
    </message>
    <message>
        <source>{host} did not begin to speak within {seconds} s.</source>
        <translation>{host} 在 {seconds} 秒内没有开始返回语音。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>指导</translation>
    </message>
    <message>
        <source>Who speaks, and to whom: age, character, state of mind.</source>
        <translation>谁在说话、对谁说：年龄、性格、心境。</translation>
    </message>
    <message>
        <source>Where and when, and what has just happened.</source>
        <translation>何时何地，刚刚发生了什么。</translation>
    </message>
    <message>
        <source>How to say it: pace, breath, stress, pauses, how the voice changes.</source>
        <translation>怎么说：语速、气息、重音、停顿、声音的变化。</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>没有可以对比的内容。</translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation>请至少选择一列。</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>请至少选择一项。</translation>
    </message>
    <message>
        <source>A comparison has at most {columns} columns and {texts} texts.</source>
        <translation>一次对比最多 {columns} 列、{texts} 段文本。</translation>
    </message>
    <message>
        <source>&quot;{provider}&quot; has no model that clones a recording.</source>
        <translation>“{provider}”没有可以克隆录音的模型。</translation>
    </message>
    <message>
        <source>Save the take as a file, and choose it as reference audio with another provider.</source>
        <translation>请将片段保存为文件，再在其他服务商下选作参考音频。</translation>
    </message>
    <message>
        <source>Only a designed voice needs to be kept: the others are the same in every call.</source>
        <translation>只有设计的音色需要留存：其他音色每次生成都相同。</translation>
    </message>
    <message>
        <source>This take&apos;s record does not say which provider made it.</source>
        <translation>此片段的记录没有说明由哪个服务商生成。</translation>
    </message>
    <message>
        <source>This take is too long to be cloned: encoded for sending it has {size} characters, and &quot;{provider}&quot; takes at most {limit}.</source>
        <translation>此片段太长，无法克隆：编码后有 {size} 个字符，“{provider}”最多接受 {limit} 个。</translation>
    </message>
    <message>
        <source>Save it as a file, cut out 10 to 30 clear seconds, and choose those as reference audio.</source>
        <translation>请将它保存为文件，截取 10 到 30 秒清晰的部分，再选作参考音频。</translation>
    </message>
    <message>
        <source>Running for {seconds} s</source>
        <translation>已进行 {seconds} 秒</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Try {number} of {count} in {seconds} s</source>
        <translation>{seconds} 秒后重试（第 {number} 次，共 {count} 次）</translation>
    </message>
    <message>
        <source>{running} running</source>
        <translation>进行中 {running}</translation>
    </message>
    <message>
        <source>{running} running · {waiting} waiting ({reason})</source>
        <translation>进行中 {running} · 等待 {waiting}（{reason}）</translation>
    </message>
    <message>
        <source>This request needs about {tokens} tokens; the {limit_name} of &quot;{name}&quot; is {limit}.</source>
        <translation>此请求约需 {tokens} 个 token，而“{name}”的 {limit_name} 为 {limit}。</translation>
    </message>
    <message>
        <source>Use a shorter text, or raise {limit_name} under Providers, Limits.</source>
        <translation>请缩短文本，或在“服务商”页的“限额”中调高 {limit_name}。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has said that requests come too fast, and asks to wait until {time}; nothing was sent.</source>
        <translation>“{name}”表示请求过于频繁，要求等到 {time}；这次没有发送任何内容。</translation>
    </message>
    <message>
        <source>Try again then.</source>
        <translation>请届时重试。</translation>
    </message>
    <message>
        <source>The provider asks to wait, {seconds} s</source>
        <translation>服务商要求等待 {seconds} 秒</translation>
    </message>
    <message>
        <source>{count} ahead</source>
        <translation>前面还有 {count} 个</translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>下一个轮到它</translation>
    </message>
    <message>
        <source>Max concurrency {limit} reached</source>
        <translation>最大并发已达 {limit}</translation>
    </message>
    <message>
        <source>{limit_name} {limit} reached</source>
        <translation>{limit_name} 已达上限 {limit}</translation>
    </message>
    <message>
        <source>Daily limit of 1 request reached, free again at {time}</source>
        <translation>每天 1 次请求的限额已用完，{time} 恢复</translation>
    </message>
    <message>
        <source>Daily limit of {limit} requests reached, free again at {time}</source>
        <translation>每天 {limit} 次请求的限额已用完，{time} 恢复</translation>
    </message>
    <message>
        <source>Daily limit of {limit} tokens reached, free again at {time}</source>
        <translation>每天 {limit} 个 token 的限额已用完，{time} 恢复</translation>
    </message>
    <message>
        <source>{limit_name} {limit} reached, {seconds} s</source>
        <translation>{limit_name} 已达上限 {limit}，还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>The daily limit of {limit} tokens of &quot;{name}&quot; is reached; it is free again at {time}.</source>
        <translation>“{name}”每天 {limit} 个 token 的限额已用完，{time} 恢复。</translation>
    </message>
    <message>
        <source>The daily limit of 1 request of &quot;{name}&quot; is reached; it is free again at {time}.</source>
        <translation>“{name}”每天 1 次请求的限额已用完，{time} 恢复。</translation>
    </message>
    <message>
        <source>The daily limit of {limit} requests of &quot;{name}&quot; is reached; it is free again at {time}.</source>
        <translation>“{name}”每天 {limit} 次请求的限额已用完，{time} 恢复。</translation>
    </message>
    <message>
        <source>Raise TPD under Providers, Limits.</source>
        <translation>可在“服务商”页的“限额”中调高 TPD。</translation>
    </message>
    <message>
        <source>Raise RPD under Providers, Limits.</source>
        <translation>可在“服务商”页的“限额”中调高 RPD。</translation>
    </message>
    <message>
        <source>provider: {old} → {new}</source>
        <translation>服务商：{old} → {new}</translation>
    </message>
    <message>
        <source>model: {old} → {new}</source>
        <translation>模型：{old} → {new}</translation>
    </message>
    <message>
        <source>mode: {old} → {new}</source>
        <translation>模式：{old} → {new}</translation>
    </message>
    <message>
        <source>voice: {old} → {new}</source>
        <translation>音色：{old} → {new}</translation>
    </message>
    <message>
        <source>recording: {old} → {new}</source>
        <translation>录音：{old} → {new}</translation>
    </message>
    <message>
        <source>words of the recording: {old} → {new}</source>
        <translation>录音文字：{old} → {new}</translation>
    </message>
    <message>
        <source>instruction: {old} → {new}</source>
        <translation>指令：{old} → {new}</translation>
    </message>
    <message>
        <source>speed: {old} → {new}</source>
        <translation>语速：{old} → {new}</translation>
    </message>
    <message>
        <source>acted out</source>
        <translation>演绎</translation>
    </message>
    <message>
        <source>read as text</source>
        <translation>照读</translation>
    </message>
    <message>
        <source>brackets: {old} → {new}</source>
        <translation>括号：{old} → {new}</translation>
    </message>
    <message>
        <source>{option}: {old} → {new}</source>
        <translation>{option}：{old} → {new}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Encoded size</source>
        <translation>编码后大小</translation>
    </message>
    <message>
        <source>Background noise</source>
        <translation>背景噪声</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>One voice</source>
        <translation>单一人声</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>{container}</source>
        <translation>{container}</translation>
    </message>
    <message>
        <source>It is sent as it is.</source>
        <translation>按原样发送。</translation>
    </message>
    <message>
        <source>Only {accepted} is accepted: press &quot;Make it fit&quot;.</source>
        <translation>只接受 {accepted}：请点击“自动适配”。</translation>
    </message>
    <message>
        <source>{size} characters</source>
        <translation>{size} 个字符</translation>
    </message>
    <message>
        <source>No limit is known.</source>
        <translation>没有已知的上限。</translation>
    </message>
    <message>
        <source>{size} of {limit} characters</source>
        <translation>{size} 个字符，上限 {limit} 个</translation>
    </message>
    <message>
        <source>Cut it, or press &quot;Make it fit&quot;.</source>
        <translation>请裁剪，或点击“自动适配”。</translation>
    </message>
    <message>
        <source>It is small enough to be sent.</source>
        <translation>大小合适，可以发送。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Record at least {seconds} s.</source>
        <translation>请至少录 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Keep at most {seconds} s of it.</source>
        <translation>请最多保留 {seconds} 秒。</translation>
    </message>
    <message>
        <source>5 to 30 s let a voice be heard in full: record a little more.</source>
        <translation>5 到 30 秒才能充分体现音色：请再多录一点。</translation>
    </message>
    <message>
        <source>5 to 30 s are enough: keep the best of it.</source>
        <translation>5 到 30 秒就够了：请保留最佳部分。</translation>
    </message>
    <message>
        <source>Long enough to know the voice, short enough to send every time.</source>
        <translation>长度足以辨识音色，每次发送也不会太久。</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>Nothing sounds beneath the voice.</source>
        <translation>人声之外没有其他声音。</translation>
    </message>
    <message>
        <source>{ratio} dB beneath the voice</source>
        <translation>比人声低 {ratio} dB</translation>
    </message>
    <message>
        <source>The room is quiet.</source>
        <translation>环境安静。</translation>
    </message>
    <message>
        <source>The noise would be cloned with the voice: record in a quiet room.</source>
        <translation>噪声会随音色一起被克隆：请在安静的房间里录音。</translation>
    </message>
    <message>
        <source>Some noise: go closer to the microphone, and switch fans off.</source>
        <translation>有些噪声：请靠近麦克风，并关闭风扇。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing is cut off.</source>
        <translation>没有削波。</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} 个采样</translation>
    </message>
    <message>
        <source>It was recorded too loud, which cannot be mended: record it again, softer.</source>
        <translation>录音时音量过大，无法修复：请降低音量重新录制。</translation>
    </message>
    <message>
        <source>Nothing can be heard: choose another recording.</source>
        <translation>听不到任何声音：请另选一段录音。</translation>
    </message>
    <message>
        <source>{loudness} LUFS</source>
        <translation>{loudness} LUFS</translation>
    </message>
    <message>
        <source>As loud as speech should be.</source>
        <translation>响度适合语音。</translation>
    </message>
    <message>
        <source>{peak} dBFS</source>
        <translation>{peak} dBFS</translation>
    </message>
    <message>
        <source>There is room above the loudest sound.</source>
        <translation>峰值之上留有余量。</translation>
    </message>
    <message>
        <source>It is soft: normalise it, or record closer to the microphone.</source>
        <translation>音量偏低：请归一化响度，或靠近麦克风录音。</translation>
    </message>
    <message>
        <source>It is very loud: normalise it.</source>
        <translation>音量过高：请归一化响度。</translation>
    </message>
    <message>
        <source>{percent} % of the time</source>
        <translation>占时长的 {percent}%</translation>
    </message>
    <message>
        <source>Most of it is speech.</source>
        <translation>大部分是语音。</translation>
    </message>
    <message>
        <source>Much of it is silence: cut it away, or keep the best of it.</source>
        <translation>静音较多：请剪掉静音，或保留最佳部分。</translation>
    </message>
    <message>
        <source>one level</source>
        <translation>音量一致</translation>
    </message>
    <message>
        <source>It sounds like one voice throughout.</source>
        <translation>听起来始终是同一个人。</translation>
    </message>
    <message>
        <source>two levels, {step} dB apart</source>
        <translation>两种音量，相差 {step} dB</translation>
    </message>
    <message>
        <source>Music or a second voice? Keep a part in which one person speaks.</source>
        <translation>有音乐或第二个人的声音？请保留只有一个人说话的部分。</translation>
    </message>
    <message>
        <source>At least {rate} Hz: press &quot;Make it fit&quot;.</source>
        <translation>至少需要 {rate} Hz：请点击“自动适配”。</translation>
    </message>
    <message>
        <source>The whole voice is in it.</source>
        <translation>人声频率完整。</translation>
    </message>
    <message>
        <source>The treble is missing: a better recording gives a better clone.</source>
        <translation>缺少高频：录音越好，克隆效果越好。</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{count} channels</source>
        <translation>{count} 个声道</translation>
    </message>
    <message>
        <source>One voice needs one channel.</source>
        <translation>一个人声只需一个声道。</translation>
    </message>
    <message>
        <source>Mono is enough, and takes a part of the size.</source>
        <translation>单声道就够了，还能减小体积。</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空片段</translation>
    </message>
    <message>
        <source>There is not a single sample in it. Generate it again.</source>
        <translation>其中没有任何采样，请重新生成。</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>Nothing in it is louder than -60 dBFS. Generate it again.</source>
        <translation>整段都低于 -60 dBFS，请重新生成。</translation>
    </message>
    <message>
        <source>The answer broke off in its middle; this is what had come until then.</source>
        <translation>响应中途断开，这是断开前收到的部分。</translation>
    </message>
    <message>
        <source>The provider says that it stopped before the end of the text.</source>
        <translation>服务商表示没有读完全文就停止了。</translation>
    </message>
    <message>
        <source>It is much shorter than its text takes to say; something is missing.</source>
        <translation>时长远短于读完文本所需，内容有缺失。</translation>
    </message>
    <message>
        <source>{share} % of its samples are cut off at full scale, which crackles.</source>
        <translation>{share}% 的采样达到满幅后被削平，听起来会有爆音。</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>削波</translation>
    </message>
    <message>
        <source>At {loudness} LUFS it is far quieter than usual speech.</source>
        <translation>响度为 {loudness} LUFS，远低于一般语音。</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>音量过低</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>A name has at most {limit} characters.</source>
        <translation>名称最多 {limit} 个字符。</translation>
    </message>
    <message>
        <source>What is longer fits into the note.</source>
        <translation>更长的内容可以写进备注。</translation>
    </message>
    <message>
        <source>This take was kept by an older version, which did not note everything that made it.</source>
        <translation>此片段由旧版本保存，没有记下全部生成设置。</translation>
    </message>
    <message>
        <source>Set up the voice by hand and generate a new take.</source>
        <translation>请手动设置音色，再生成新的片段。</translation>
    </message>
    <message>
        <source>The recording &quot;{name}&quot; that this take was cloned from is gone.</source>
        <translation>此片段所克隆的录音“{name}”已不存在。</translation>
    </message>
    <message>
        <source>Choose it again in a character, then generate a new take.</source>
        <translation>请在角色中重新选择该录音，再生成新的片段。</translation>
    </message>
    <message>
        <source>Your own sample texts were damaged. They were put aside as {path}.</source>
        <translation>你的示例文本文件已损坏，原文件已移到 {path}。</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Being kept</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>未请求</translation>
    </message>
    <message>
        <source>{column}, text {number}</source>
        <translation>{column}，文本 {number}</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Resume &quot;{0}&quot; on the Usage page</source>
        <translation>请到“用量”页继续“{0}”</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>即将重试</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Audio deleted</source>
        <translation>音频已删除</translation>
    </message>
    <message>
        <source>audio deleted</source>
        <translation>音频已删除</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Words of the recording</source>
        <translation>录音文字</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>削波</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First sound</source>
        <translation>首次出声</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Real-time factor</source>
        <translation>实时率</translation>
    </message>
    <message>
        <source>{seconds} s per second of audio</source>
        <translation>每秒音频用时 {seconds} s</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token 数</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>{whole} ({read} in, {spoken} out)</source>
        <translation>{whole}（输入 {read}，输出 {spoken}）</translation>
    </message>
    <message>
        <source>{share} % of the samples</source>
        <translation>{share}% 的采样</translation>
    </message>
    <message>
        <source>{before} s before, {after} s after</source>
        <translation>开头 {before} s，结尾 {after} s</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>今天（{date}）</translation>
    </message>
    <message>
        <source>Last {count} days</source>
        <translation>最近 {count} 天</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Last failures</source>
        <translation>最近的失败</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Account and model</source>
        <translation>账号与模型</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败数</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Provider and model</source>
        <translation>服务商与模型</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Max concurrency</source>
        <translation>最大并发</translation>
    </message>
    <message>
        <source>RPM</source>
        <translation>RPM</translation>
    </message>
    <message>
        <source>RPD</source>
        <translation>RPD</translation>
    </message>
    <message>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <source>TPD</source>
        <translation>TPD</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>The key cannot be read now, so it is not known how much of its limits is used.</source>
        <translation>暂时无法读取密钥，因此不知道限额已用多少。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>密钥被拒</translation>
    </message>
    <message>
        <source>no balance</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>请求过快</translation>
    </message>
    <message>
        <source>content refused</source>
        <translation>内容被拒</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>请求被拒</translation>
    </message>
    <message>
        <source>server error</source>
        <translation>服务器故障</translation>
    </message>
    <message>
        <source>no audio</source>
        <translation>没有音频</translation>
    </message>
    <message>
        <source>frees up in {seconds} s</source>
        <translation>{seconds} 秒后恢复</translation>
    </message>
    <message>
        <source>frees up in {minutes} min</source>
        <translation>{minutes} 分钟后恢复</translation>
    </message>
    <message>
        <source>frees up at {time}</source>
        <translation>{time} 恢复</translation>
    </message>
    <message>
        <source>frees up tomorrow at {time}</source>
        <translation>明天 {time} 恢复</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预置</translation>
    </message>
    <message>
        <source>design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>clone</source>
        <translation>克隆</translation>
    </message>
    <message>
        <source>The practice provider answers inside this program; no other program can reach it there.</source>
        <translation>练习服务商在本程序内部应答，其他程序无法访问。</translation>
    </message>
    <message>
        <source>Start it with &quot;neiroha-desktop practice&quot;, and add it as a provider with that address.</source>
        <translation>请用 neiroha-desktop practice 命令启动它，再按它显示的地址添加为服务商。</translation>
    </message>
    <message>
        <source>Requests through {adapter} cannot be written down for other programs.</source>
        <translation>通过 {adapter} 发送的请求无法改写成供其他程序使用的形式。</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在载入…</translation>
    </message>
    <message>
        <source>Neither plays</source>
        <translation>均未播放</translation>
    </message>
    <message>
        <source>{side} plays</source>
        <translation>正在播放 {side}</translation>
    </message>
    <message>
        <source>{side} is paused</source>
        <translation>{side} 已暂停</translation>
    </message>
    <message>
        <source>Both sound equally loud. Which is which is shuffled and hidden.</source>
        <translation>两条听起来一样响。次序已打乱，名称已隐藏。</translation>
    </message>
    <message>
        <source>{side} is silent, so there is no loudness to match.</source>
        <translation>{side} 没有声音，无法匹配响度。</translation>
    </message>
    <message>
        <source>{side} is turned down by {decibels} dB so that both sound equally loud.</source>
        <translation>{side} 已调低 {decibels} dB，使两条听起来一样响。</translation>
    </message>
    <message>
        <source>Both are equally loud as they are.</source>
        <translation>两条本来就一样响。</translation>
    </message>
    <message>
        <source>Each is played as it is: {side} is louder by {units} LU.</source>
        <translation>按原样播放：{side} 高 {units} LU。</translation>
    </message>
    <message>
        <source>You preferred {side}.</source>
        <translation>你选择了 {side}。</translation>
    </message>
    <message>
        <source>The names are shown again.</source>
        <translation>名称已重新显示。</translation>
    </message>
    <message>
        <source>Still to be heard: {sides}.</source>
        <translation>还没有听：{sides}。</translation>
    </message>
    <message>
        <source>You prefer {side}. Reveal shows which one it is.</source>
        <translation>你选择了 {side}。点击“揭晓”可查看是哪一条。</translation>
    </message>
    <message>
        <source>Let the better one play, and say that you prefer it.</source>
        <translation>播放更好的那一条，再点击“我选这条”。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>(Nothing of it was sent.)</source>
        <translation>（没有发送任何内容）</translation>
    </message>
    <message>
        <source>(There was no answer.)</source>
        <translation>（没有响应）</translation>
    </message>
    <message>
        <source>(It has no body.)</source>
        <translation>（没有正文）</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>总用时 {time}</translation>
    </message>
    <message>
        <source>{size} sent</source>
        <translation>发送 {size}</translation>
    </message>
    <message>
        <source>{size} received</source>
        <translation>接收 {size}</translation>
    </message>
    <message>
        <source>Connect: was open already</source>
        <translation>连接：已经建立</translation>
    </message>
    <message>
        <source>{phase} {time}, then it ended</source>
        <translation>{phase} {time}，随后结束</translation>
    </message>
    <message>
        <source>{phase} {time}</source>
        <translation>{phase} {time}</translation>
    </message>
    <message>
        <source>(The rest of it was not kept.)</source>
        <translation>（其余部分没有保留）</translation>
    </message>
    <message>
        <source>Azure speaks with the voices of its list only.</source>
        <translation>Azure 只能使用其列表中的音色。</translation>
    </message>
    <message>
        <source>{host} sends its speech in one piece.</source>
        <translation>{host} 只能一次性返回整段语音。</translation>
    </message>
    <message>
        <source>This text takes about {minutes} minutes to speak, and Azure cuts speech off after 10.</source>
        <translation>读完这段文本约需 {minutes} 分钟，Azure 会截断 10 分钟之后的语音。</translation>
    </message>
    <message>
        <source>Shorten it, or speak it in parts.</source>
        <translation>请缩短文本，或分段合成。</translation>
    </message>
    <message>
        <source>HD voices take no style, role, speed, pitch or volume, so what was set of these was left out.</source>
        <translation>HD 音色不支持风格、角色扮演、语速、音高和音量，相应的设置已忽略。</translation>
    </message>
    <message>
        <source>The voice {voice} is not listed for the language &quot;{language}&quot;.</source>
        <translation>语言“{language}”的列表中没有音色 {voice}。</translation>
    </message>
    <message>
        <source>Azure cuts speech off after 10 minutes, so the end of the text may be missing.</source>
        <translation>Azure 会截断 10 分钟之后的语音，文本末尾可能缺失。</translation>
    </message>
    <message>
        <source>This is close to 10 minutes, after which Azure cuts speech off.</source>
        <translation>时长已接近 10 分钟，超出部分会被 Azure 截断。</translation>
    </message>
    <message>
        <source>The voice {voice} has no style &quot;{style}&quot;, so it spoke without one.</source>
        <translation>音色 {voice} 没有风格“{style}”，已不带风格合成。</translation>
    </message>
    <message>
        <source>The voice {voice} has no role &quot;{role}&quot;, so it spoke as itself.</source>
        <translation>音色 {voice} 没有角色扮演“{role}”，已用原本的声音合成。</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览版</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>{host} answered with something other than a list of voices.</source>
        <translation>{host} 返回的内容不是音色列表。</translation>
    </message>
    <message>
        <source>The model may have been retired, or its name may have a typing error. Press Fetch All.</source>
        <translation>模型可能已停用，或名称有误。请点击“获取全部”。</translation>
    </message>
    <message>
        <source>Kind of voice</source>
        <translation>音色类型</translation>
    </message>
    <message>
        <source>A speaker of the model is typed by hand: the server does not list them.</source>
        <translation>服务器不列出模型内置的说话人，须手动输入。</translation>
    </message>
    <message>
        <source>Voice of the server</source>
        <translation>服务器音色</translation>
    </message>
    <message>
        <source>Speaker of the model (SFT)</source>
        <translation>模型内置说话人（SFT）</translation>
    </message>
    <message>
        <source>Way of cloning</source>
        <translation>克隆方式</translation>
    </message>
    <message>
        <source>Automatic: by instruction, else by the words of the recording, else across languages.</source>
        <translation>自动：优先按指令，其次按录音文字，否则跨语种克隆。</translation>
    </message>
    <message>
        <source>With the words of the recording (zero-shot)</source>
        <translation>按录音文字（零样本）</translation>
    </message>
    <message>
        <source>Across languages, without the words</source>
        <translation>跨语种，不用录音文字</translation>
    </message>
    <message>
        <source>By instruction</source>
        <translation>按指令</translation>
    </message>
    <message>
        <source>Spell out numbers and signs</source>
        <translation>将数字和符号转为文字</translation>
    </message>
    <message>
        <source>The server&apos;s text frontend; without it the text goes to the model as it is.</source>
        <translation>由服务器的文本前端处理；关闭后，文本会原样交给模型。</translation>
    </message>
    <message>
        <source>CosyVoice</source>
        <translation>CosyVoice</translation>
    </message>
    <message>
        <source>The Neiroha CosyVoice server has to be running; the first sentence loads its model.</source>
        <translation>须先运行 Neiroha CosyVoice 服务器；合成第一句话时会加载模型。</translation>
    </message>
    <message>
        <source>Zero-shot cloning needs the words spoken in the recording.</source>
        <translation>零样本克隆需要录音文字。</translation>
    </message>
    <message>
        <source>Type them, or choose another way of cloning.</source>
        <translation>请输入录音文字，或选择其他克隆方式。</translation>
    </message>
    <message>
        <source>Cloning by instruction needs an instruction.</source>
        <translation>按指令克隆需要填写指令。</translation>
    </message>
    <message>
        <source>Say how the voice should speak, or choose another way of cloning.</source>
        <translation>请说明希望怎么说，或选择其他克隆方式。</translation>
    </message>
    <message>
        <source>{host} has no such voice: {words}</source>
        <translation>{host} 没有这个音色：{words}</translation>
    </message>
    <message>
        <source>Press Fetch All and choose a voice that the server lists.</source>
        <translation>请点击“获取全部”，选择服务器列出的音色。</translation>
    </message>
    <message>
        <source>{host} has no voice set {voice_set}.</source>
        <translation>{host} 没有音色集 {voice_set}。</translation>
    </message>
    <message>
        <source>Press Fetch All and choose one that the server lists.</source>
        <translation>请点击“获取全部”，选择服务器列出的音色集。</translation>
    </message>
    <message>
        <source>{host} cannot tell how this voice should speak: it has neither a recording nor an instruction.</source>
        <translation>{host} 无法确定此音色该怎么说：它既没有录音，也没有指令。</translation>
    </message>
    <message>
        <source>Complete the voice in the server&apos;s administration page, or choose another one.</source>
        <translation>请在服务器的管理页面中补全此音色，或另选一个。</translation>
    </message>
    <message>
        <source>The recording is longer than the 30 s that CosyVoice takes.</source>
        <translation>录音超过了 CosyVoice 支持的 30 秒。</translation>
    </message>
    <message>
        <source>Cut it to 3 to 15 seconds.</source>
        <translation>请裁剪到 3 到 15 秒。</translation>
    </message>
    <message>
        <source>The recording has a sample rate below the 16,000 Hz that CosyVoice needs.</source>
        <translation>录音的采样率低于 CosyVoice 要求的 16,000 Hz。</translation>
    </message>
    <message>
        <source>Record it again at 24,000 Hz or more.</source>
        <translation>请以 24,000 Hz 或更高的采样率重新录音。</translation>
    </message>
    <message>
        <source>This voice needs the words that are spoken in its recording.</source>
        <translation>此音色需要录音文字。</translation>
    </message>
    <message>
        <source>Type them, or complete the voice in the server&apos;s administration page.</source>
        <translation>请输入录音文字，或在服务器的管理页面中补全此音色。</translation>
    </message>
    <message>
        <source>This voice needs an instruction.</source>
        <translation>此音色需要指令。</translation>
    </message>
    <message>
        <source>Say how the voice should speak.</source>
        <translation>请说明希望怎么说。</translation>
    </message>
    <message>
        <source>{host} has no recording for this voice: {words}</source>
        <translation>{host} 没有此音色的录音：{words}</translation>
    </message>
    <message>
        <source>Choose another voice, or &quot;Voice clone&quot; with a recording of your own.</source>
        <translation>请选择其他音色，或改用“音色克隆”并提供自己的录音。</translation>
    </message>
    <message>
        <source>The model on {host} has no such speaker of its own: {words}</source>
        <translation>{host} 上的模型没有这个内置说话人：{words}</translation>
    </message>
    <message>
        <source>Only CosyVoice 1 models have speakers; choose a voice of the server.</source>
        <translation>只有 CosyVoice 1 模型有内置说话人，请选择服务器音色。</translation>
    </message>
    <message>
        <source>Intonation</source>
        <translation>语调</translation>
    </message>
    <message>
        <source>How much the melody moves; 0 is monotone.</source>
        <translation>语调起伏的幅度；0 为毫无起伏。</translation>
    </message>
    <message>
        <source>Pause between words</source>
        <translation>词间停顿</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Offline voices</source>
        <translation>离线音色</translation>
    </message>
    <message>
        <source>eSpeak NG on this computer: no account, no key, no network. Its voices sound robotic.</source>
        <translation>本机的 eSpeak NG：无需账号、密钥和网络。音色为机械音。</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>耳语</translation>
    </message>
    <message>
        <source>Whisper, female</source>
        <translation>耳语（女声）</translation>
    </message>
    <message>
        <source>Croaking</source>
        <translation>嘶哑</translation>
    </message>
    <message>
        <source>Grandmother</source>
        <translation>老奶奶</translation>
    </message>
    <message>
        <source>Grandfather</source>
        <translation>老爷爷</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>原声</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声线</translation>
    </message>
    <message>
        <source>Each goes with every voice.</source>
        <translation>每种声线都可与任意音色搭配。</translation>
    </message>
    <message>
        <source>Female {number}</source>
        <translation>女声 {number}</translation>
    </message>
    <message>
        <source>Male {number}</source>
        <translation>男声 {number}</translation>
    </message>
    <message>
        <source>This voice reads kana only and cannot read kanji. Write them in kana.</source>
        <translation>此音色只能读假名，不能读日文汉字。请改写成假名。</translation>
    </message>
    <message>
        <source>This voice cannot read Chinese characters and says only that they are some. Choose a Chinese voice.</source>
        <translation>此音色不能读汉字，只会说出这是汉字。请选择中文音色。</translation>
    </message>
    <message>
        <source>This voice cannot read Japanese and says only that it is. Choose the Japanese voice.</source>
        <translation>此音色不能读日文，只会说出这是日文。请选择日文音色。</translation>
    </message>
    <message>
        <source>Speech contract</source>
        <translation>语音接口版本</translation>
    </message>
    <message>
        <source>How the style is sent. Automatic: by the model&apos;s version.</source>
        <translation>风格的发送方式。自动：按模型版本选择。</translation>
    </message>
    <message>
        <source>2.5 and 3.1: in front of the text</source>
        <translation>2.5 和 3.1：放在文本之前</translation>
    </message>
    <message>
        <source>3.8 and later: beside the text</source>
        <translation>3.8 及以上：与文本分开</translation>
    </message>
    <message>
        <source>Google Gemini</source>
        <translation>Google Gemini</translation>
    </message>
    <message>
        <source>A free key speaks about 3 times a minute and 10 times a day; with billing, raise the limits.</source>
        <translation>免费密钥每分钟约可合成 3 次，每天约 10 次；开通付费后可调高限额。</translation>
    </message>
    <message>
        <source>{host} lists no model that speaks.</source>
        <translation>{host} 的列表中没有能合成语音的模型。</translation>
    </message>
    <message>
        <source>Gemini speaks with the voices of its list only.</source>
        <translation>Gemini 只能使用其列表中的音色。</translation>
    </message>
    <message>
        <source>Google API key, matches this address</source>
        <translation>Google API 密钥，与此地址匹配</translation>
    </message>
    <message>
        <source>Google&apos;s API keys start with AIza or AQ.; this one does not.</source>
        <translation>Google 的 API 密钥以 AIza 或 AQ. 开头，这个不是。</translation>
    </message>
    <message>
        <source>This is the address of a web page, where keys are made or explained.</source>
        <translation>这是网页地址，用于创建密钥或查看说明。</translation>
    </message>
    <message>
        <source>{host} is another product of Google&apos;s (Google Cloud), which signs in differently.</source>
        <translation>{host} 是 Google 的另一款产品（Google Cloud），登录验证方式不同。</translation>
    </message>
    <message>
        <source>OpenRouter speaks with Gemini&apos;s voices through another protocol, /audio/speech.</source>
        <translation>OpenRouter 通过另一种协议 /audio/speech 提供 Gemini 的音色。</translation>
    </message>
    <message>
        <source>Choose the adapter type &quot;OpenAI TTS API Compatible&quot;.</source>
        <translation>请选择适配器类型“OpenAI TTS API Compatible”。</translation>
    </message>
    <message>
        <source>{host} failed by chance and sent no speech.</source>
        <translation>{host} 偶发失败，没有返回语音。</translation>
    </message>
    <message>
        <source>Try again: the same request often works. Each try may be billed.</source>
        <translation>请重试：同样的请求往往可以成功。每次尝试都可能计费。</translation>
    </message>
    <message>
        <source>The text is too long for {host} to speak.</source>
        <translation>文本太长，{host} 无法合成。</translation>
    </message>
    <message>
        <source>Gemini stopped before the end of the text, so its end is missing.</source>
        <translation>Gemini 没有读完全文就停止了，末尾缺失。</translation>
    </message>
    <message>
        <source>Gemini may leave out parts of texts of more than {limit} characters; speak them in parts.</source>
        <translation>文本超过 {limit} 个字符时，Gemini 可能漏读部分内容，请分段合成。</translation>
    </message>
    <message>
        <source>&quot;&lt;{words}&gt;&quot; may have been taken for a direction instead of being read.</source>
        <translation>“&lt;{words}&gt;”可能被当成提示，没有读出。</translation>
    </message>
    <message>
        <source>made from words</source>
        <translation>由描述生成</translation>
    </message>
    <message>
        <source>made from a recording</source>
        <translation>由录音生成</translation>
    </message>
    <message>
        <source>{host} answered with something other than a list.</source>
        <translation>{host} 返回的内容不是列表。</translation>
    </message>
    <message>
        <source>Check the Base URL; that of Google is https://generativelanguage.googleapis.com.</source>
        <translation>请检查接口地址；Google 的接口地址是 https://generativelanguage.googleapis.com。</translation>
    </message>
    <message>
        <source>Kind of server</source>
        <translation>服务器类型</translation>
    </message>
    <message>
        <source>Automatic: the server is asked before each request.</source>
        <translation>自动：每次请求前先询问服务器。</translation>
    </message>
    <message>
        <source>api_v2.py of GPT-SoVITS</source>
        <translation>GPT-SoVITS 的 api_v2.py</translation>
    </message>
    <message>
        <source>Neiroha launcher</source>
        <translation>Neiroha 启动器</translation>
    </message>
    <message>
        <source>Sound starts before the answer is complete. Only api_v2.py can do that.</source>
        <translation>不等响应完成就开始出声。只有 api_v2.py 支持。</translation>
    </message>
    <message>
        <source>GPT-SoVITS</source>
        <translation>GPT-SoVITS</translation>
    </message>
    <message>
        <source>With api_v2.py a preset voice is a recording&apos;s path on the server; the launcher lists its voices.</source>
        <translation>使用 api_v2.py 时，预置音色就是录音在服务器上的路径；启动器则会列出自己的音色。</translation>
    </message>
    <message>
        <source>{host} is another kind of GPT-SoVITS server than the one chosen.</source>
        <translation>{host} 与所选的 GPT-SoVITS 服务器类型不符。</translation>
    </message>
    <message>
        <source>Set &quot;Kind of server&quot; under Advanced to Automatic.</source>
        <translation>请在“高级”中将“服务器类型”设为“自动”。</translation>
    </message>
    <message>
        <source>{host} runs api.py, the older server of GPT-SoVITS.</source>
        <translation>{host} 运行的是 api.py，即旧版 GPT-SoVITS 服务器。</translation>
    </message>
    <message>
        <source>Start api_v2.py instead; it takes the same port.</source>
        <translation>请改为启动 api_v2.py，端口相同。</translation>
    </message>
    <message>
        <source>GPT-SoVITS designs no voices.</source>
        <translation>GPT-SoVITS 不支持音色设计。</translation>
    </message>
    <message>
        <source>api_v2.py reads recordings from its own disk, and {host} is another computer.</source>
        <translation>api_v2.py 只从自身的磁盘读取录音，而 {host} 是另一台计算机。</translation>
    </message>
    <message>
        <source>Copy the recording there, choose &quot;Preset voice&quot;, and type its path on the server as the voice; or run the Neiroha launcher, which takes recordings over the network.</source>
        <translation>请将录音复制到那台计算机，选择“预置音色”，并在音色处填写录音在服务器上的路径；也可以运行 Neiroha 启动器，它能通过网络接收录音。</translation>
    </message>
    <message>
        <source>{host} has no voice &quot;{voice}&quot;.</source>
        <translation>{host} 没有音色“{voice}”。</translation>
    </message>
    <message>
        <source>{host} could not load these weights: {words}</source>
        <translation>{host} 无法加载这些权重：{words}</translation>
    </message>
    <message>
        <source>Check the path: it is one on the server&apos;s disk.</source>
        <translation>请检查路径：它应是服务器磁盘上的路径。</translation>
    </message>
    <message>
        <source>{host} takes recordings of 3 to 10 seconds only, and this one is shorter or longer.</source>
        <translation>{host} 只接受 3 到 10 秒的录音，这段录音过短或过长。</translation>
    </message>
    <message>
        <source>Cut the recording to that length; one of a voice of the server has to be cut there.</source>
        <translation>请将录音裁剪到这一长度；服务器音色的录音须在服务器上裁剪。</translation>
    </message>
    <message>
        <source>{host} does not find the recording on its own disk: {words}</source>
        <translation>{host} 在自身的磁盘上找不到录音：{words}</translation>
    </message>
    <message>
        <source>Check the path. A server in a container or a virtual machine sees other files than this computer; the Neiroha launcher takes recordings over the network.</source>
        <translation>请检查路径。容器或虚拟机中的服务器看到的文件与本机不同；Neiroha 启动器能通过网络接收录音。</translation>
    </message>
    <message>
        <source>{host} does not speak &quot;{language}&quot; with its model {version}.</source>
        <translation>{host} 当前的模型 {version} 不支持“{language}”。</translation>
    </message>
    <message>
        <source>Choose another language, or another model on the server.</source>
        <translation>请选择其他语言，或在服务器上换用其他模型。</translation>
    </message>
    <message>
        <source>{host} does not know this way to split the text: {words}</source>
        <translation>{host} 不支持这种文本切分方式：{words}</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>{host} spoke, but cannot answer with this voice: its id has characters that the answer&apos;s header lacks.</source>
        <translation>{host} 已合成语音，但无法返回：此音色的 ID 中含有响应头不支持的字符。</translation>
    </message>
    <message>
        <source>Give the voice an id of plain letters and digits in the launcher, and fetch the list again.</source>
        <translation>请在启动器中将音色 ID 改为英文字母和数字，再重新获取列表。</translation>
    </message>
    <message>
        <source>This model of {host} needs the words that are spoken in the recording.</source>
        <translation>{host} 的这个模型需要录音文字。</translation>
    </message>
    <message>
        <source>Type them beside the recording.</source>
        <translation>请在录音旁填写录音文字。</translation>
    </message>
    <message>
        <source>{host} has no recording for this voice.</source>
        <translation>{host} 没有此音色的录音。</translation>
    </message>
    <message>
        <source>Choose another voice, or complete this one in the launcher.</source>
        <translation>请选择其他音色，或在启动器中补全此音色。</translation>
    </message>
    <message>
        <source>{host} finds nothing to say in this text.</source>
        <translation>{host} 在这段文本中找不到可读的内容。</translation>
    </message>
    <message>
        <source>Type a sentence in the chosen language.</source>
        <translation>请用所选语言输入一句话。</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Sound starts before the answer is complete, where the server sends it so. Only with WAV and PCM.</source>
        <translation>如果服务器支持，不等响应完成就开始出声。仅限 WAV 和 PCM。</translation>
    </message>
    <message>
        <source>Extra JSON</source>
        <translation>附加 JSON</translation>
    </message>
    <message>
        <source>Further fields of every request for speech. They replace those of the same name.</source>
        <translation>随每次语音请求发送的其他字段，会替换同名字段。</translation>
    </message>
    <message>
        <source>it does not load</source>
        <translation>无法加载</translation>
    </message>
    <message>
        <source>it is not an adapter type: it has no AdapterInfo with an id and a title</source>
        <translation>它不是适配器类型：没有带 ID 和标题的 AdapterInfo</translation>
    </message>
    <message>
        <source>it is not an adapter type: it has no {names}</source>
        <translation>它不是适配器类型：缺少 {names}</translation>
    </message>
    <message>
        <source>there is another adapter type with the id &quot;{id}&quot; already</source>
        <translation>已有另一个 ID 为“{id}”的适配器类型</translation>
    </message>
    <message>
        <source>The adapter &quot;{name}&quot; of the package {package} cannot be used: {reason}.</source>
        <translation>软件包 {package} 中的适配器“{name}”无法使用：{reason}。</translation>
    </message>
    <message>
        <source>Update that package, or uninstall it.</source>
        <translation>请更新该软件包，或将其卸载。</translation>
    </message>
    <message>
        <source>{host} sent nothing but silence: its engine failed, or there was nothing to say.</source>
        <translation>{host} 返回的只有静音：可能是引擎出错，也可能没有可读的内容。</translation>
    </message>
    <message>
        <source>See the server&apos;s console for the cause; a text of signs only has nothing to say.</source>
        <translation>原因请查看服务器的控制台；只有符号的文本没有可读的内容。</translation>
    </message>
    <message>
        <source>{host} sent data where the audio should be.</source>
        <translation>{host} 本应返回音频，却返回了数据。</translation>
    </message>
    <message>
        <source>See the server&apos;s console for the cause; then try again.</source>
        <translation>请在服务器的控制台查看原因，然后重试。</translation>
    </message>
    <message>
        <source>{host} is a server for another adapter type, {type}.</source>
        <translation>{host} 属于另一种适配器类型：{type}。</translation>
    </message>
    <message>
        <source>Choose the adapter type &quot;{type}&quot;.</source>
        <translation>请选择适配器类型“{type}”。</translation>
    </message>
    <message>
        <source>Something answers at {host}, but it is no {type} server.</source>
        <translation>{host} 有响应，但不是 {type} 服务器。</translation>
    </message>
    <message>
        <source>Check the address and the port: the page for administration has another port than the API.</source>
        <translation>请检查地址和端口：管理页面与 API 的端口不同。</translation>
    </message>
    <message>
        <source>needs a recording</source>
        <translation>需要录音</translation>
    </message>
    <message>
        <source>Check the Base URL and the adapter type, or type the id by hand.</source>
        <translation>请检查接口地址和适配器类型，或手动输入 ID。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same number gives the same speech again. -1: another one each time.</source>
        <translation>数字相同，生成的语音也相同。-1：每次都不同。</translation>
    </message>
    <message>
        <source>This is the address of another protocol, /chat/completions.</source>
        <translation>这是另一种协议 /chat/completions 的地址。</translation>
    </message>
    <message>
        <source>Choose the adapter type OpenAI Chat Completions TTS, or the base URL of a speech server.</source>
        <translation>请选择适配器类型“OpenAI Chat Completions TTS”，或改用语音服务器的接口地址。</translation>
    </message>
    <message>
        <source>Check the voice and the text; the log of the server may say more.</source>
        <translation>请检查音色和文本；服务器日志中可能有更多信息。</translation>
    </message>
    <message>
        <source>This is much longer than the text ({seconds} s, about {expected} s expected): something may be said twice, or the instruction may have been read aloud.</source>
        <translation>时长远超文本所需（{seconds} 秒，预计约 {expected} 秒）：可能有内容读了两遍，或指令被读了出来。</translation>
    </message>
    <message>
        <source>This is much shorter than the text ({seconds} s, about {expected} s expected): a part of it may be missing.</source>
        <translation>时长远短于文本所需（{seconds} 秒，预计约 {expected} 秒）：可能有部分内容缺失。</translation>
    </message>
    <message>
        <source>line {line}, character {column}</source>
        <translation>第 {line} 行第 {column} 个字符</translation>
    </message>
    <message>
        <source>The extra JSON is not valid JSON: {place}.</source>
        <translation>附加 JSON 不是有效的 JSON：{place}。</translation>
    </message>
    <message>
        <source>The extra JSON holds something that JSON cannot carry.</source>
        <translation>附加 JSON 中含有 JSON 无法表示的内容。</translation>
    </message>
    <message>
        <source>The extra JSON is not an object with named fields.</source>
        <translation>附加 JSON 不是由命名字段组成的对象。</translation>
    </message>
    <message>
        <source>Write it as {example}.</source>
        <translation>请写成 {example} 的形式。</translation>
    </message>
    <message>
        <source>OpenAI</source>
        <translation>OpenAI</translation>
    </message>
    <message>
        <source>OpenAI switches its speech models off on 2027-01-06: tts-1, tts-1-hd, gpt-4o-mini-tts. Their successor does not speak through this protocol.</source>
        <translation>OpenAI 将于 2027-01-06 停用其语音模型：tts-1、tts-1-hd、gpt-4o-mini-tts。后继模型不通过此协议合成语音。</translation>
    </message>
    <message>
        <source>SiliconFlow</source>
        <translation>SiliconFlow</translation>
    </message>
    <message>
        <source>Kokoro-FastAPI</source>
        <translation>Kokoro-FastAPI</translation>
    </message>
    <message>
        <source>Voices can be mixed, for example af_bella(2)+af_sky(1). The server checks no key.</source>
        <translation>音色可以混合，例如 af_bella(2)+af_sky(1)。服务器不检查密钥。</translation>
    </message>
    <message>
        <source>openedai-speech</source>
        <translation>openedai-speech</translation>
    </message>
    <message>
        <source>The server lists no voices: type one from its voice_to_speaker.yaml.</source>
        <translation>服务器不列出音色，请输入其 voice_to_speaker.yaml 中的音色。</translation>
    </message>
    <message>
        <source>Speaches</source>
        <translation>Speaches</translation>
    </message>
    <message>
        <source>The model must be installed on the server first.</source>
        <translation>须先在服务器上安装模型。</translation>
    </message>
    <message>
        <source>LocalAI</source>
        <translation>LocalAI</translation>
    </message>
    <message>
        <source>The server lists no voices: type one, or what the model&apos;s own documentation names.</source>
        <translation>服务器不列出音色，请手动输入，或按模型自身的文档填写。</translation>
    </message>
    <message>
        <source>KoboldCpp</source>
        <translation>KoboldCpp</translation>
    </message>
    <message>
        <source>Any word is a voice: the same word gives the same voice.</source>
        <translation>任何词都可以当作音色：词相同，音色就相同。</translation>
    </message>
    <message>
        <source>OpenRouter</source>
        <translation>OpenRouter</translation>
    </message>
    <message>
        <source>Voices are named on the page of each model.</source>
        <translation>音色名称见各模型的页面。</translation>
    </message>
    <message>
        <source>Other OpenAI-compatible speech server</source>
        <translation>其他兼容 OpenAI 的语音服务器</translation>
    </message>
    <message>
        <source>My speech server</source>
        <translation>我的语音服务器</translation>
    </message>
    <message>
        <source>The model did not read the text word for word. It said: &quot;{words}&quot;</source>
        <translation>模型没有逐字照读，实际说的是：“{words}”</translation>
    </message>
    <message>
        <source>Guidance (CFG)</source>
        <translation>引导强度（CFG）</translation>
    </message>
    <message>
        <source>Higher: closer to the voice and the text; lower: freer.</source>
        <translation>越高越贴近音色和文本，越低越自由。</translation>
    </message>
    <message>
        <source>Inference steps</source>
        <translation>推理步数</translation>
    </message>
    <message>
        <source>More steps take longer and may sound cleaner.</source>
        <translation>步数越多用时越长，声音可能更干净。</translation>
    </message>
    <message>
        <source>Clean the recording</source>
        <translation>录音降噪</translation>
    </message>
    <message>
        <source>Takes noise away before cloning, where the server has its denoiser switched on.</source>
        <translation>克隆前去除噪声，服务器须已开启降噪器。</translation>
    </message>
    <message>
        <source>Let the server write down the recording</source>
        <translation>由服务器识别录音文字</translation>
    </message>
    <message>
        <source>Where its words are not typed; the server needs speech recognition switched on.</source>
        <translation>未填写录音文字时使用，服务器须已开启语音识别。</translation>
    </message>
    <message>
        <source>VoxCPM2</source>
        <translation>VoxCPM2</translation>
    </message>
    <message>
        <source>The Neiroha VoxCPM launcher has to be running; the first sentence loads its model.</source>
        <translation>须先运行 Neiroha VoxCPM 启动器；合成第一句话时会加载模型。</translation>
    </message>
    <message>
        <source>The voice &quot;{voice}&quot; has no recording on the server.</source>
        <translation>音色“{voice}”在服务器上没有录音。</translation>
    </message>
    <message>
        <source>Choose &quot;Voice clone&quot; with a recording of your own, or another voice.</source>
        <translation>请改用“音色克隆”并提供自己的录音，或选择其他音色。</translation>
    </message>
    <message>
        <source>VoxCPM2 takes the words of a recording or an instruction, not both.</source>
        <translation>VoxCPM2 只接受录音文字或指令之一，不能同时使用。</translation>
    </message>
    <message>
        <source>Clear one of the two.</source>
        <translation>请清空其中一项。</translation>
    </message>
    <message>
        <source>Clear one of the two; a voice of the server may bring words of its own.</source>
        <translation>请清空其中一项；服务器音色可能自带录音文字。</translation>
    </message>
    <message>
        <source>{host} cannot write recordings down: {words}</source>
        <translation>{host} 无法识别录音文字：{words}</translation>
    </message>
    <message>
        <source>Switch speech recognition (ASR) on at the server, or type the words of the recording.</source>
        <translation>请在服务器上开启语音识别（ASR），或手动输入录音文字。</translation>
    </message>
    <message>
        <source>{host} cannot clean recordings: {words}</source>
        <translation>{host} 无法为录音降噪：{words}</translation>
    </message>
    <message>
        <source>Switch &quot;Clean the recording&quot; off, or the denoiser on at the server.</source>
        <translation>请关闭“录音降噪”，或在服务器上开启降噪器。</translation>
    </message>
    <message>
        <source>Sound cannot be recorded: the PortAudio library is missing or does not start.</source>
        <translation>无法录音：PortAudio 库缺失或无法启动。</translation>
    </message>
    <message>
        <source>The microphone &quot;{device}&quot; is not connected any more.</source>
        <translation>麦克风“{device}”已断开连接。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one.</source>
        <translation>请重新接上，或另选一个。</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>没有找到麦克风。</translation>
    </message>
    <message>
        <source>Plug one in, and allow this program to use it.</source>
        <translation>请接上麦克风，并允许本程序使用。</translation>
    </message>
    <message>
        <source>The microphone cannot be opened.</source>
        <translation>无法打开麦克风。</translation>
    </message>
    <message>
        <source>Choose another one, or allow this program to use it in the settings of the system.</source>
        <translation>请另选一个，或在系统设置中允许本程序使用麦克风。</translation>
    </message>
    <message>
        <source>The microphone stopped; it may have been unplugged.</source>
        <translation>麦克风停止工作，可能已被拔出。</translation>
    </message>
    <message>
        <source>Plug it in or choose another one, then record again.</source>
        <translation>请重新接上或另选一个，然后重新录音。</translation>
    </message>
    <message>
        <source>The microphone does not answer.</source>
        <translation>麦克风没有响应。</translation>
    </message>
    <message>
        <source>Choose another one; if that does not help, restart the program.</source>
        <translation>请另选一个；如果仍然不行，请重新启动程序。</translation>
    </message>
    <message>
        <source>Install it with your package manager, for example &quot;sudo apt install libportaudio2&quot;, and try again.</source>
        <translation>请用软件包管理器安装（例如 sudo apt install libportaudio2），然后重试。</translation>
    </message>
    <message>
        <source>The mended recording cannot be written to {path}.</source>
        <translation>无法将处理后的录音写入 {path}。</translation>
    </message>
    <message>
        <source>Make room on that disk, then try again.</source>
        <translation>请在该磁盘上清理出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>{option} has a value that this model cannot take.</source>
        <translation>“{option}”的值不适用于此模型。</translation>
    </message>
    <message>
        <source>Set it again.</source>
        <translation>请重新设置。</translation>
    </message>
    <message>
        <source>{option} is {value}, and this model takes {least} to {most}.</source>
        <translation>“{option}”为 {value}，而此模型只接受 {least} 到 {most}。</translation>
    </message>
    <message>
        <source>{option} cannot be &quot;{value}&quot; with this model.</source>
        <translation>此模型的“{option}”不能设为“{value}”。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Cut to {start} s – {end} s</source>
        <translation>裁剪到 {start} – {end} 秒</translation>
    </message>
    <message>
        <source>Kept the best {seconds} s</source>
        <translation>保留最佳的 {seconds} 秒</translation>
    </message>
    <message>
        <source>Mixed to mono</source>
        <translation>混合为单声道</translation>
    </message>
    <message>
        <source>Resampled to {rate} Hz</source>
        <translation>重采样到 {rate} Hz</translation>
    </message>
    <message>
        <source>Brought to {lufs} LUFS</source>
        <translation>响度归一化到 {lufs} LUFS</translation>
    </message>
    <message>
        <source>Removed the DC offset</source>
        <translation>去除直流偏移</translation>
    </message>
    <message>
        <source>Faded both ends</source>
        <translation>两端淡入淡出</translation>
    </message>
    <message>
        <source>Saved as {container}</source>
        <translation>存为 {container}</translation>
    </message>
    <message>
        <source>Keys are never exported.</source>
        <translation>密钥从不导出。</translation>
    </message>
    <message>
        <source>Settings that may hold a secret (extra headers, a proxy, extra fields of requests) are left out.</source>
        <translation>可能含有机密的设置（额外请求头、代理、请求的额外字段）不会导出。</translation>
    </message>
    <message>
        <source>The recording of {names} is left out: its file is gone or damaged.</source>
        <translation>{names} 的录音未导出：文件已丢失或损坏。</translation>
    </message>
    <message>
        <source>Takes whose audio is gone or damaged are left out: {count}.</source>
        <translation>音频已丢失或损坏的片段未导出：{count} 个。</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有录到任何内容。</translation>
    </message>
    <message>
        <source>Press Record and speak.</source>
        <translation>请点击“录音”，然后开始说话。</translation>
    </message>
    <message>
        <source>There is nothing left between the two cuts.</source>
        <translation>两个裁剪点之间没有剩余内容。</translation>
    </message>
    <message>
        <source>Keep at least {seconds} s.</source>
        <translation>请至少保留 {seconds} 秒。</translation>
    </message>
    <message>
        <source>A recording cannot be brought to {rate} Hz.</source>
        <translation>录音无法重采样到 {rate} Hz。</translation>
    </message>
    <message>
        <source>Choose a rate from {low} to {high} Hz.</source>
        <translation>请选择 {low} 到 {high} Hz 之间的采样率。</translation>
    </message>
    <message>
        <source>A recording cannot be saved as {container} here.</source>
        <translation>这里无法将录音存为 {container} 格式。</translation>
    </message>
    <message>
        <source>Choose WAV or MP3.</source>
        <translation>请选择 WAV 或 MP3。</translation>
    </message>
    <message>
        <source>This part is longer than {minutes} minutes.</source>
        <translation>这一段超过 {minutes} 分钟。</translation>
    </message>
    <message>
        <source>Cut out what is to be cloned first; 5 to 30 seconds are best.</source>
        <translation>请先截取要克隆的部分，5 到 30 秒最合适。</translation>
    </message>
    <message>
        <source>It fits as it is: nothing was changed.</source>
        <translation>录音已符合要求，没有改动。</translation>
    </message>
    <message>
        <source>This recording has {seconds} s, and the provider wants at least {least} s.</source>
        <translation>此录音长 {seconds} 秒，服务商要求至少 {least} 秒。</translation>
    </message>
    <message>
        <source>Record a longer one.</source>
        <translation>请录一段更长的。</translation>
    </message>
    <message>
        <source>Kept the best {seconds} s of it, which is all that is accepted.</source>
        <translation>已保留最佳的 {seconds} 秒，这是服务商接受的上限。</translation>
    </message>
    <message>
        <source>Kept the best {seconds} s of it: it is far too long.</source>
        <translation>录音过长，只保留了最佳的 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Brought it from {old} Hz to {new} Hz, the least that is accepted.</source>
        <translation>采样率已从 {old} Hz 升到 {new} Hz，这是服务商接受的下限。</translation>
    </message>
    <message>
        <source>The provider accepts only {accepted}.</source>
        <translation>服务商只接受 {accepted}。</translation>
    </message>
    <message>
        <source>Convert the recording with another program.</source>
        <translation>请用其他程序转换录音的格式。</translation>
    </message>
    <message>
        <source>Saved it as {new}, because {old} is not accepted.</source>
        <translation>服务商不接受 {old}，已存为 {new}。</translation>
    </message>
    <message>
        <source>Saved it as {new}, which takes a part of the room.</source>
        <translation>已存为 {new}，体积小得多。</translation>
    </message>
    <message>
        <source>Saved it as {new} anew, which takes less room.</source>
        <translation>已重新存为 {new}，体积更小。</translation>
    </message>
    <message>
        <source>Mixed it to mono: one voice needs one channel.</source>
        <translation>已转为单声道：一个人的声音只需一个声道。</translation>
    </message>
    <message>
        <source>Brought it from {old} Hz to {new} Hz, a rate that {container} knows.</source>
        <translation>已从 {old} Hz 转换为 {container} 支持的 {new} Hz。</translation>
    </message>
    <message>
        <source>Brought it from {old} Hz to {new} Hz: a voice needs no more.</source>
        <translation>采样率已从 {old} Hz 降到 {new} Hz：人声不需要更高。</translation>
    </message>
    <message>
        <source>Kept the best {seconds} s of it.</source>
        <translation>已保留最佳的 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This recording cannot be made to fit what the provider accepts.</source>
        <translation>此录音无法调整到服务商可接受的范围。</translation>
    </message>
    <message>
        <source>Choose another recording.</source>
        <translation>请选择其他录音。</translation>
    </message>
    <message>
        <source>A temporary folder cannot be made in {path}.</source>
        <translation>无法在 {path} 中创建临时文件夹。</translation>
    </message>
    <message>
        <source>The recording cannot be written to {path}.</source>
        <translation>无法将录音写入 {path}。</translation>
    </message>
    <message>
        <source>its list of contents contradicts itself or the files beside it</source>
        <translation>文件的内容清单自相矛盾，或与其中的文件不符</translation>
    </message>
    <message>
        <source>it was written by a newer version of the program</source>
        <translation>文件由更新版本的程序写入</translation>
    </message>
    <message>
        <source>Update Neiroha Desktop, then import it again.</source>
        <translation>请更新 Neiroha Desktop，然后重新导入。</translation>
    </message>
    <message>
        <source>its list of contents is not as Neiroha Desktop writes it</source>
        <translation>文件的内容清单不符合 Neiroha Desktop 的格式</translation>
    </message>
    <message>
        <source>the audio in it is not the audio that was exported</source>
        <translation>其中的音频与导出时不一致</translation>
    </message>
    <message>
        <source>the audio in it is of another kind than it says</source>
        <translation>其中音频的实际格式与标明的不符</translation>
    </message>
    <message>
        <source>Export it again, or fetch the file again.</source>
        <translation>请重新导出，或重新获取该文件。</translation>
    </message>
    <message>
        <source>the file is damaged or was cut off</source>
        <translation>文件已损坏或不完整</translation>
    </message>
    <message>
        <source>{name} was not imported, and nothing was changed: {reason}.</source>
        <translation>{name} 没有导入，也没有改动任何内容：{reason}。</translation>
    </message>
    <message>
        <source>Export fewer characters at once, or leave their takes out.</source>
        <translation>请减少每次导出的角色，或不包含片段。</translation>
    </message>
    <message>
        <source>This is too much for one file.</source>
        <translation>内容太多，一个文件放不下。</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>Choose a .neiroha file.</source>
        <translation>请选择 .neiroha 文件。</translation>
    </message>
    <message>
        <source>it is not a file that Neiroha Desktop has exported</source>
        <translation>它不是由 Neiroha Desktop 导出的文件</translation>
    </message>
    <message>
        <source>it holds more than {limit} files</source>
        <translation>其中的文件超过 {limit} 个</translation>
    </message>
    <message>
        <source>it holds a file that does not belong there</source>
        <translation>其中含有不该有的文件</translation>
    </message>
    <message>
        <source>it holds a link or a folder, which does not belong there</source>
        <translation>其中含有不该有的链接或文件夹</translation>
    </message>
    <message>
        <source>it is protected by a password</source>
        <translation>文件受密码保护</translation>
    </message>
    <message>
        <source>Unlock it first, or export it again.</source>
        <translation>请先解除密码保护，或重新导出。</translation>
    </message>
    <message>
        <source>it is packed in a way that cannot be read here</source>
        <translation>文件的压缩方式不受支持，无法读取</translation>
    </message>
    <message>
        <source>it holds two files of one name</source>
        <translation>其中有两个同名文件</translation>
    </message>
    <message>
        <source>unpacked it would take far more room than recordings and takes do</source>
        <translation>解压后占用的空间会远超录音和片段所需</translation>
    </message>
    <message>
        <source>{host} leads on and on, and to no file.</source>
        <translation>{host} 不断跳转，没有给出文件。</translation>
    </message>
    <message>
        <source>{address} is not an address that a file can be fetched from.</source>
        <translation>无法从 {address} 获取文件：地址无效。</translation>
    </message>
    <message>
        <source>{host} does not give it: it answers {status}.</source>
        <translation>{host} 没有提供该文件：返回 {status}。</translation>
    </message>
    <message>
        <source>It is larger than {limit} MB.</source>
        <translation>文件超过 {limit} MB。</translation>
    </message>
    <message>
        <source>Save it to this computer first, and drop or choose the saved file.</source>
        <translation>请先将文件保存到本机，再拖入或选择它。</translation>
    </message>
    <message>
        <source>These are {count} files.</source>
        <translation>这里有 {count} 个文件。</translation>
    </message>
    <message>
        <source>A voice is cloned from one: choose the best.</source>
        <translation>克隆音色只需一个文件，请选择最好的。</translation>
    </message>
    <message>
        <source>This is a picture, not a recording.</source>
        <translation>这是图片，不是录音。</translation>
    </message>
    <message>
        <source>There is no recording on the clipboard.</source>
        <translation>剪贴板中没有录音。</translation>
    </message>
    <message>
        <source>Copy a sound file in the file manager.</source>
        <translation>请在文件管理器中复制一个音频文件。</translation>
    </message>
    <message>
        <source>This is text, not a recording.</source>
        <translation>这是文字，不是录音。</translation>
    </message>
    <message>
        <source>Copy a sound file in the file manager, or its whole path.</source>
        <translation>请在文件管理器中复制一个音频文件，或复制它的完整路径。</translation>
    </message>
    <message>
        <source>{address} is not a file on this computer.</source>
        <translation>{address} 不是本机上的文件。</translation>
    </message>
    <message>
        <source>{address} is on the web, not on this computer. Nothing was downloaded.</source>
        <translation>{address} 在网络上，不在本机。没有下载任何内容。</translation>
    </message>
    <message>
        <source>Drop a sound file.</source>
        <translation>请拖入一个音频文件。</translation>
    </message>
    <message>
        <source>This provider is gone. Choose another one.</source>
        <translation>此服务商已不存在，请另选一个。</translation>
    </message>
    <message>
        <source>This provider is switched off; it synthesizes nothing.</source>
        <translation>此服务商已停用，不会合成语音。</translation>
    </message>
    <message>
        <source>The provider switches this model off: {day}.</source>
        <translation>服务商将停用此模型：{day}。</translation>
    </message>
    <message>
        <source>The provider switched this model off on {day}. Choose another one.</source>
        <translation>服务商已于 {day} 停用此模型，请另选一个。</translation>
    </message>
    <message>
        <source>The provider switches this model off on {day}.</source>
        <translation>服务商将于 {day} 停用此模型。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>已下架</translation>
    </message>
    <message>
        <source>Styles: {names}</source>
        <translation>风格：{names}</translation>
    </message>
    <message>
        <source>Roles: {names}</source>
        <translation>角色扮演：{names}</translation>
    </message>
    <message>
        <source>A short, clean recording of one person: {names}; {low} to {high} seconds.</source>
        <translation>一个人的简短、干净的录音：{names}；{low} 到 {high} 秒。</translation>
    </message>
    <message>
        <source>&quot;Edit…&quot; can make it fit.</source>
        <translation>可用“编辑…”使其符合要求。</translation>
    </message>
    <message>
        <source>{0} to sound</source>
        <translation>{0} 后出声</translation>
    </message>
    <message>
        <source>made in {0}</source>
        <translation>生成用时 {0}</translation>
    </message>
    <message>
        <source>from earlier settings</source>
        <translation>来自之前的设置</translation>
    </message>
    <message>
        <source>What was dropped or pasted is damaged: it is no whole file.</source>
        <translation>拖入或粘贴的内容已损坏：不是完整的文件。</translation>
    </message>
</context>
<context>
    <name>AbComparison</name>
    <message>
        <source>There is nothing to compare: the audio of this take was deleted.</source>
        <translation>无法对比：此片段的音频已删除。</translation>
    </message>
    <message>
        <source>Blind: {0}</source>
        <translation>盲听：{0}</translation>
    </message>
    <message>
        <source>{0} cannot be heard.</source>
        <translation>{0} 无法播放。</translation>
    </message>
    <message>
        <source>One of the two cannot be heard.</source>
        <translation>两条中有一条无法播放。</translation>
    </message>
</context>
<context>
    <name>AbPanel</name>
    <message>
        <source>Compare A and B</source>
        <translation>A/B 对比</translation>
    </message>
    <message>
        <source>Play comparison</source>
        <translation>播放对比</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Play a part round and round: drag over a waveform with Shift to choose it</source>
        <translation>循环播放一段：按住 Shift 在波形上拖动来选择</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>从此处开始循环</translation>
    </message>
    <message>
        <source>Loop up to here</source>
        <translation>循环到此处为止</translation>
    </message>
    <message>
        <source>Equally loud</source>
        <translation>响度一致</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>盲听</translation>
    </message>
    <message>
        <source>Hide the names and shuffle the two until you have chosen</source>
        <translation>在你选定之前隐藏名称并打乱次序</translation>
    </message>
    <message>
        <source>Close comparison</source>
        <translation>关闭对比</translation>
    </message>
    <message>
        <source>I prefer this one</source>
        <translation>我选这条</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>揭晓</translation>
    </message>
    <message>
        <source>Pause comparison</source>
        <translation>暂停对比</translation>
    </message>
    <message>
        <source>A blind comparison is always equally loud: the level would tell the two apart.</source>
        <translation>盲听时响度始终一致，否则听音量就能分辨。</translation>
    </message>
</context>
<context>
    <name>ActivityButton</name>
    <message>
        <source>Show the queue</source>
        <translation>查看队列</translation>
    </message>
</context>
<context>
    <name>AdvancedFold</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
</context>
<context>
    <name>Audition</name>
    <message>
        <source>The provider stopped before the end of the text: this take is cut short.</source>
        <translation>服务商没有读完全文就停止了：此片段不完整。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>The take is deleted.</source>
        <translation>片段已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>AuditionCard</name>
    <message>
        <source>Generate</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>片段数量</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Hear several voices, characters, models or instructions with the same texts</source>
        <translation>用相同的文本听多个音色、角色、模型或指令</translation>
    </message>
</context>
<context>
    <name>BringingIn</name>
    <message>
        <source>Pasted recording</source>
        <translation>粘贴的录音</translation>
    </message>
</context>
<context>
    <name>CharacterEditor</name>
    <message>
        <source>The instruction was replaced; Ctrl+Z in its field brings the old one back.</source>
        <translation>指令已被替换，在输入框中按 Ctrl+Z 可恢复原文。</translation>
    </message>
    <message>
        <source>&quot;{mode}&quot; is offered by {model}, so the model was switched.</source>
        <translation>“{mode}”由 {model} 提供，已切换到该模型。</translation>
    </message>
</context>
<context>
    <name>ClipEditor</name>
    <message>
        <source>Close-up</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show what is kept from edge to edge</source>
        <translation>将保留的部分放大到整个宽度</translation>
    </message>
    <message>
        <source>Undo mending</source>
        <translation>撤销修整</translation>
    </message>
    <message>
        <source>Redo mending</source>
        <translation>重做修整</translation>
    </message>
    <message>
        <source>Undo mending (Ctrl+Z)</source>
        <translation>撤销修整（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo mending (Ctrl+Shift+Z)</source>
        <translation>重做修整（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Hear the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修整前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修整后</translation>
    </message>
    <message>
        <source>Hear before or after</source>
        <translation>试听修整前或修整后</translation>
    </message>
    <message>
        <source>What was done to it: H changes between before and after, at the same place</source>
        <translation>对比修整效果：按 H 在同一位置切换修整前后</translation>
    </message>
    <message>
        <source>Make it fit</source>
        <translation>自动适配</translation>
    </message>
    <message>
        <source>Do the least that the model asks for, and say what that was</source>
        <translation>只做模型要求的最少修整，并说明做了什么</translation>
    </message>
    <message>
        <source>Done so far: {0}. The original stays as it is.</source>
        <translation>已完成的修整：{0}。原始录音保持不变。</translation>
    </message>
    <message>
        <source>Keeps {0} s to {1} s of {2}: {3} s</source>
        <translation>保留 {0} s 到 {1} s（全长 {2}）：{3} s</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>暂停录音的播放</translation>
    </message>
</context>
<context>
    <name>CloneRows</name>
    <message>
        <source>I may use this voice</source>
        <translation>我有权使用此音色</translation>
    </message>
    <message>
        <source>the words spoken in the recording, exactly</source>
        <translation>录音中所说的原话，一字不差</translation>
    </message>
    <message>
        <source>Reference audio</source>
        <translation>参考音频</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Reference text</source>
        <translation>录音文字</translation>
    </message>
    <message>
        <source>A voice belongs to somebody: clone your own, or one whose owner has agreed.</source>
        <translation>声音归本人所有：请只克隆自己的声音，或已征得本人同意的声音。</translation>
    </message>
    <message>
        <source>Description, under &quot;Voice design&quot;: {0}</source>
        <translation>描述（“音色设计”中）：{0}</translation>
    </message>
</context>
<context>
    <name>ComparisonGrid</name>
    <message>
        <source>&quot;{0}&quot; is gone.</source>
        <translation>“{0}”已不存在。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has this setting now: {value}. It is not saved yet.</source>
        <translation>“{name}”现已改用此设置：{value}。尚未保存。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%n more request(s) would only have failed too and were not sent.</source>
        <translation>
            <numerusform>另有 %n 个请求同样会失败，因此没有发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>The comparison has ended: {done} of {count} are there.</source>
        <translation>对比已结束：完成 {done} / {count}。</translation>
    </message>
</context>
<context>
    <name>CostEstimate</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>约 %n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>no request left today</source>
        <translation>今天的请求次数已用完</translation>
    </message>
    <message numerus="yes">
        <source>only %n request(s) left today</source>
        <translation>
            <numerusform>今天只剩 %n 次请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left today</source>
        <translation>
            <numerusform>今天还剩 %n 次请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>Something went wrong inside the program. Your work is kept. A report without keys is at:</source>
        <translation>程序内部出错，你的工作已保留。错误报告（不含密钥）位于：</translation>
    </message>
</context>
<context>
    <name>DescribePanel</name>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Write in</source>
        <translation>书写语言</translation>
    </message>
    <message>
        <source>choose or type</source>
        <translation>选择或输入</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Append</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Clear answers</source>
        <translation>清空选项</translation>
    </message>
    <message>
        <source>Choose what matters to you and leave the rest open.</source>
        <translation>只选你在意的，其余留空即可。</translation>
    </message>
</context>
<context>
    <name>DeskModel</name>
    <message>
        <source>Dropped recording</source>
        <translation>拖入的录音</translation>
    </message>
    <message>
        <source>What was done to the recording was not used.</source>
        <translation>录音的修整结果没有采用。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续修整</translation>
    </message>
    <message>
        <source>&quot;{recording}&quot; is the reference audio of &quot;{name}&quot; now.</source>
        <translation>“{name}”的参考音频已设为“{recording}”。</translation>
    </message>
</context>
<context>
    <name>DeskView</name>
    <message>
        <source>Use this clip</source>
        <translation>用作参考音频</translation>
    </message>
    <message>
        <source>Back to the character</source>
        <translation>返回角色</translation>
    </message>
    <message>
        <source>Mend by hand</source>
        <translation>手动修整</translation>
    </message>
    <message>
        <source>HOW GOOD IT IS</source>
        <translation>录音质量</translation>
    </message>
    <message>
        <source>Reference text</source>
        <translation>录音文字</translation>
    </message>
    <message>
        <source>What is said in it, word for word; kept with the clip, for models that ask for it.</source>
        <translation>录音中的原话，逐字填写；随录音一起保存，供需要它的模型使用。</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>录音语言</translation>
    </message>
    <message>
        <source>Reference audio of {0}</source>
        <translation>“{0}”的参考音频</translation>
    </message>
</context>
<context>
    <name>DeviceBox</name>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{0} (system default)</source>
        <translation>{0}（系统默认）</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0}（未连接）</translation>
    </message>
</context>
<context>
    <name>EditorCard</name>
    <message>
        <source>● unsaved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>Save character</source>
        <translation>保存角色</translation>
    </message>
    <message>
        <source>Hear this voice</source>
        <translation>试听此音色</translation>
    </message>
    <message>
        <source>Character name</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Browse voices</source>
        <translation>浏览音色</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Voice instruction</source>
        <translation>音色指令</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Who speaks, and how: age, gender, texture, mood, pace. A new voice comes with every call.</source>
        <translation>谁在说话、怎么说：年龄、性别、音质、情绪、语速。每次生成的音色都会不同。</translation>
    </message>
    <message>
        <source>Optional: how the voice should speak, for example &quot;gently, a little slower&quot;.</source>
        <translation>可选：希望怎么说，例如“温柔一些，稍慢一点”。</translation>
    </message>
    <message>
        <source>No voices are listed yet: &quot;Fetch All&quot; under Providers asks for them, or type one by hand.</source>
        <translation>尚无音色列表：可在“服务商”页点击“获取全部”，或手动输入。</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>without the changes that are not saved</source>
        <translation>不含未保存的更改</translation>
    </message>
</context>
<context>
    <name>ExchangeButton</name>
    <message>
        <source>Export and import</source>
        <translation>导出与导入</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>ExchangeOpening</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Neiroha files</source>
        <translation>Neiroha 文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>{name} is written ({size}): {contents}.</source>
        <translation>已写入 {name}（{size}）：{contents}。</translation>
    </message>
    <message>
        <source>Added: {names}.</source>
        <translation>已添加：{names}。</translation>
    </message>
    <message>
        <source>Replaced: {names}.</source>
        <translation>已替换：{names}。</translation>
    </message>
    <message>
        <source>Skipped: {names}.</source>
        <translation>已跳过：{names}。</translation>
    </message>
    <message>
        <source>Providers added with them: {names}.</source>
        <translation>一并添加的服务商：{names}。</translation>
    </message>
    <message>
        <source>Type the keys of these on the Providers page: {names}.</source>
        <translation>请在“服务商”页填写它们的密钥：{names}。</translation>
    </message>
    <message>
        <source>Takes: {count}.</source>
        <translation>片段：{count} 个。</translation>
    </message>
    <message>
        <source>{name} is imported.</source>
        <translation>已导入 {name}。</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n 个角色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n 个服务商</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n 个片段</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无内容</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 等另外 {count} 个</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Export characters</source>
        <translation>导出角色</translation>
    </message>
    <message>
        <source>Export providers</source>
        <translation>导出服务商</translation>
    </message>
    <message>
        <source>Characters to export</source>
        <translation>要导出的角色</translation>
    </message>
    <message>
        <source>Providers to export</source>
        <translation>要导出的服务商</translation>
    </message>
    <message>
        <source>Their recordings and providers go with them. Keys are never exported.</source>
        <translation>录音和所用服务商会一并导出。密钥从不导出。</translation>
    </message>
    <message>
        <source>Their models, voices and limits go with them. Keys are never exported.</source>
        <translation>模型、音色和限额会一并导出。密钥从不导出。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>With their takes</source>
        <translation>包含片段</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Neiroha files</source>
        <translation>Neiroha 文件</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>配音</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>TEXT</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>FACTS</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>FailureNotices</name>
    <message>
        <source>What had come until then is kept as a take, marked as cut short.</source>
        <translation>此前收到的部分已保存为片段，并标为不完整。</translation>
    </message>
    <message>
        <source>It was sent, so it may have been counted and billed all the same.</source>
        <translation>请求已经发出，可能仍会计入用量和费用。</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Change the limit</source>
        <translation>修改限额</translation>
    </message>
    <message>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search voices</source>
        <translation>搜索音色</translation>
    </message>
    <message>
        <source>Name, language, style …</source>
        <translation>名称、语言、风格…</translation>
    </message>
    <message>
        <source>Voice language</source>
        <translation>音色语言</translation>
    </message>
    <message>
        <source>Voice gender</source>
        <translation>音色性别</translation>
    </message>
    <message>
        <source>Voice style</source>
        <translation>音色风格</translation>
    </message>
    <message>
        <source>All voices</source>
        <translation>全部音色</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Which voices</source>
        <translation>音色范围</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>全部语言</translation>
    </message>
    <message>
        <source>Any gender</source>
        <translation>不限性别</translation>
    </message>
    <message>
        <source>Any style</source>
        <translation>不限风格</translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>可改进</translation>
    </message>
    <message>
        <source>will be refused</source>
        <translation>会被拒绝</translation>
    </message>
</context>
<context>
    <name>FirstStepsCard</name>
    <message>
        <source>Set up your own provider</source>
        <translation>设置自己的服务商</translation>
    </message>
    <message>
        <source>Hide first steps</source>
        <translation>隐藏“开始三步”</translation>
    </message>
    <message>
        <source>A provider: the practice voices are ready, offline and without a key. They are robotic stand-ins.</source>
        <translation>服务商：练习音色已就绪，离线、无需密钥，只是机械音替身。</translation>
    </message>
    <message>
        <source>Set up your own</source>
        <translation>换成自己的</translation>
    </message>
    <message>
        <source>Check it: see that it answers, before anything costs you a request.</source>
        <translation>检查：先确认服务商能应答，再消耗请求次数。</translation>
    </message>
    <message>
        <source>Go to the check</source>
        <translation>前往检查</translation>
    </message>
    <message>
        <source>Hear a voice: choose a character, type a sentence and press Generate.</source>
        <translation>试听：选择角色，输入一句话，点击“生成”。</translation>
    </message>
    <message>
        <source>Generate now</source>
        <translation>立即生成</translation>
    </message>
    <message>
        <source>You have heard a voice.</source>
        <translation>你已经听到了第一段声音。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>开始三步</translation>
    </message>
    <message>
        <source>Step {0}: done</source>
        <translation>第 {0} 步：已完成</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>GridCellCard</name>
    <message>
        <source>Play cell</source>
        <translation>播放此格</translation>
    </message>
    <message>
        <source>Play row</source>
        <translation>播放整行</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新请求</translation>
    </message>
    <message>
        <source>Change the limit</source>
        <translation>修改限额</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>查看请求…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Use this voice</source>
        <translation>采用此音色</translation>
    </message>
    <message>
        <source>Pause cell</source>
        <translation>暂停此格</translation>
    </message>
    <message>
        <source>Remove star</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Show this character</source>
        <translation>查看此角色</translation>
    </message>
    <message>
        <source>made in {0}</source>
        <translation>生成用时 {0}</translation>
    </message>
</context>
<context>
    <name>GridChoices</name>
    <message>
        <source>Audition</source>
        <translation>试听文本</translation>
    </message>
    <message>
        <source>My text</source>
        <translation>我的文本</translation>
    </message>
    <message>
        <source>{model} has no preset voices.</source>
        <translation>{model} 没有预置音色。</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>此模型</translation>
    </message>
    <message>
        <source>{name}, in other voices of {model}.</source>
        <translation>“{name}”，换用 {model} 的其他音色。</translation>
    </message>
    <message>
        <source>Each character as it is on screen.</source>
        <translation>各个角色，按屏幕上的当前设置。</translation>
    </message>
    <message>
        <source>{name}, on the models that offer &quot;{mode}&quot;.</source>
        <translation>“{name}”，换用支持“{mode}”的模型。</translation>
    </message>
    <message>
        <source>{name}, with other descriptions.</source>
        <translation>“{name}”，换用其他描述。</translation>
    </message>
    <message>
        <source>{model} takes no instruction: all columns would sound alike.</source>
        <translation>{model} 不接受指令：各列听起来会一样。</translation>
    </message>
    <message>
        <source>{name}, with other instructions.</source>
        <translation>“{name}”，换用其他指令。</translation>
    </message>
    <message>
        <source>No instruction</source>
        <translation>无指令</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>当前设置</translation>
    </message>
</context>
<context>
    <name>GridPlayer</name>
    <message>
        <source>{column}, text {number}</source>
        <translation>{column}，文本 {number}</translation>
    </message>
</context>
<context>
    <name>GridResult</name>
    <message>
        <source>Comparison</source>
        <translation>对比结果</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Choose anew</source>
        <translation>重新选择</translation>
    </message>
    <message>
        <source>{done} of {count} done</source>
        <translation>已完成 {done} / {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失败 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>进行中 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask for the missing %n</source>
        <translation>
            <numerusform>补齐缺少的 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridSetup</name>
    <message>
        <source>What is compared</source>
        <translation>对比内容</translation>
    </message>
    <message>
        <source>Preset voices</source>
        <translation>模型音色</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>对比的列</translation>
    </message>
    <message>
        <source>Add column</source>
        <translation>添加列</translation>
    </message>
    <message>
        <source>COLUMNS</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>对比的文本</translation>
    </message>
    <message>
        <source>Another text</source>
        <translation>另一段文本</translation>
    </message>
    <message>
        <source>Add text</source>
        <translation>添加文本</translation>
    </message>
    <message>
        <source>TEXTS</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Another voice</source>
        <translation>另一个音色</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>Another instruction</source>
        <translation>另一条指令</translation>
    </message>
    <message>
        <source>{count} of at most {most}</source>
        <translation>已选 {count} 项，最多 {most} 项</translation>
    </message>
    <message>
        <source>Choose at least one column and one text.</source>
        <translation>请至少选择一列和一段文本。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 次请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n token(s)</source>
        <translation>
            <numerusform>约 %n 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n minute(s), by the limits per minute</source>
        <translation>
            <numerusform>按每分钟限额，至少需要 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not fit waits until there is room again.</source>
        <translation>超出的部分会等到额度恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) left today</source>
        <translation>
            <numerusform>今天还剩 %n 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) left today</source>
        <translation>
            <numerusform>今天还剩 %n 次请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GridTableModel</name>
    <message>
        <source>Text {0}</source>
        <translation>文本 {0}</translation>
    </message>
    <message>
        <source>Text {number}: {text}</source>
        <translation>文本 {number}：{text}</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Compare · {0}</source>
        <translation>对比 · {0}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
</context>
<context>
    <name>HealthCard</name>
    <message>
        <source>Health Check</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Stop check</source>
        <translation>停止检查</translation>
    </message>
    <message>
        <source>Try one word</source>
        <translation>试说一个词</translation>
    </message>
    <message>
        <source>HEALTH CHECK</source>
        <translation>健康状况</translation>
    </message>
    <message>
        <source>Nothing was contacted yet. The check uses the values on screen.</source>
        <translation>尚未联系服务商。检查时使用屏幕上的当前设置。</translation>
    </message>
    <message>
        <source>Health Check result</source>
        <translation>健康检查结果</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>查看请求…</translation>
    </message>
</context>
<context>
    <name>Hearing</name>
    <message>
        <source>The take is kept and can be saved to a file.</source>
        <translation>片段已保留，可以保存为文件。</translation>
    </message>
    <message>
        <source>The take goes on coming in, and is kept.</source>
        <translation>片段仍在接收，会照常保留。</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token 数</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败数</translation>
    </message>
    <message>
        <source>Shown in the chart</source>
        <translation>图表内容</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Every request is counted here, failed ones included: how many, how many tokens, how much sound. Generate something on the Voices page.</source>
        <translation>每个请求都计入这里，包括失败的：请求数、Token 数和音频时长。请到“配音”页生成一条。</translation>
    </message>
    <message>
        <source>LAST 30 DAYS</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Usage by day</source>
        <translation>每日用量</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>{measure} of the last 30 days</source>
        <translation>{measure}：最近 30 天</translation>
    </message>
    <message>
        <source>{day}. All 30 days: {total}. The arrow keys go from day to day; the table has all numbers.</source>
        <translation>{day}。30 天合计：{total}。用方向键逐日查看，全部数字见表格。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>In this file</source>
        <translation>文件中的内容</translation>
    </message>
    <message>
        <source>What is here already</source>
        <translation>已存在的内容</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The file is being checked. Nothing has been changed.</source>
        <translation>正在检查文件，尚未更改任何内容。</translation>
    </message>
    <message>
        <source>{contents}, written by version {version}</source>
        <translation>{contents}，由版本 {version} 写入</translation>
    </message>
    <message>
        <source>is here already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>What is here stays as it is; only the others come in.</source>
        <translation>已有的保持不变，只导入其他内容。</translation>
    </message>
    <message>
        <source>What is here takes the values of the file. This cannot be undone.</source>
        <translation>已有的将采用文件中的值。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Those of the file come in under new names.</source>
        <translation>文件中的内容将以新名称导入。</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Copied as Python.</source>
        <translation>已复制为 Python。</translation>
    </message>
    <message>
        <source>Copied as cURL.</source>
        <translation>已复制为 cURL。</translation>
    </message>
    <message>
        <source>It holds no key: set {names} before you run it.</source>
        <translation>其中不含密钥：运行前请设置 {names}。</translation>
    </message>
</context>
<context>
    <name>InspectorDialog</name>
    <message>
        <source>Inspector</source>
        <translation>请求详情</translation>
    </message>
    <message>
        <source>Nothing is kept of what was sent for this take: an older version made it, or its voice speaks on this computer and nothing was sent.</source>
        <translation>没有此片段的请求记录：它由旧版本生成，或使用本机音色而没有发送任何内容。</translation>
    </message>
    <message>
        <source>TIMES</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>A request that failed</source>
        <translation>失败的请求</translation>
    </message>
    <message>
        <source>What was sent for &quot;{name}&quot;, {time}</source>
        <translation>“{name}”的请求，{time}</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>复制请求</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制响应</translation>
    </message>
    <message>
        <source>REQUEST</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>ANSWER</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>For a shell such as bash</source>
        <translation>用于 bash 等命令行</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>复制为 Python</translation>
    </message>
    <message>
        <source>With the openai package</source>
        <translation>使用 openai 软件包</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The request is copied.</source>
        <translation>请求已复制。</translation>
    </message>
    <message>
        <source>The answer is copied.</source>
        <translation>响应已复制。</translation>
    </message>
</context>
<context>
    <name>InstructionHelp</name>
    <message>
        <source>Help me describe</source>
        <translation>帮我描述</translation>
    </message>
    <message>
        <source>Director mode</source>
        <translation>导演模式</translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Keep this voice</source>
        <translation>留住此音色</translation>
    </message>
    <message>
        <source>Make a character that always speaks with the voice of this take.</source>
        <translation>新建一个始终使用此片段音色的角色。</translation>
    </message>
</context>
<context>
    <name>KeepVoice</name>
    <message>
        <source>The audio of this take was deleted.</source>
        <translation>此片段的音频已删除。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no model that clones a recording.</source>
        <translation>“{0}”没有可以克隆录音的模型。</translation>
    </message>
    <message>
        <source>{0}, kept</source>
        <translation>{0}（留存）</translation>
    </message>
    <message>
        <source>A designed voice is different in every call; this one is kept as a recording.</source>
        <translation>设计的音色每次生成都不同，这一个已作为录音留存。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>paste a key, or env:NAME to take it from the environment</source>
        <translation>粘贴密钥，或填 env:变量名</translation>
    </message>
    <message>
        <source>About the server</source>
        <translation>关于服务器</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>Hear {0}</source>
        <translation>听 {0}</translation>
    </message>
    <message>
        <source>Hear {0} (key {0})</source>
        <translation>听 {0}（按键 {0}）</translation>
    </message>
    <message>
        <source>Position in {0}</source>
        <translation>{0} 的播放位置</translation>
    </message>
    <message>
        <source>No take yet</source>
        <translation>还没有片段</translation>
    </message>
    <message>
        <source>Press &quot;Compare as {0}&quot; on one.</source>
        <translation>请在一条片段上点击“设为对比 {0}”。</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>已听</translation>
    </message>
    <message>
        <source>not heard yet</source>
        <translation>未听</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Account and model</source>
        <translation>账号与模型</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>silence</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>音量过高</translation>
    </message>
    <message>
        <source>good</source>
        <translation>音量合适</translation>
    </message>
    <message>
        <source>too soft</source>
        <translation>音量过低</translation>
    </message>
</context>
<context>
    <name>LimitBars</name>
    <message>
        <source>No provider that is switched on has a limit. Limits are set on the Providers page.</source>
        <translation>已启用的服务商都没有设置限额。可在“服务商”页设置。</translation>
    </message>
    <message>
        <source>LIMITS</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>{used} of {limit} used, {left} left</source>
        <translation>已用 {used} / {limit}，剩余 {left}</translation>
    </message>
</context>
<context>
    <name>LimitsView</name>
    <message>
        <source>Requests under way at once, over all models of a key.</source>
        <translation>同时进行的请求数，同一密钥的所有模型合计。</translation>
    </message>
    <message>
        <source>Requests per minute, counted for each model of a key.</source>
        <translation>每分钟请求数，同一密钥下按模型分别计算。</translation>
    </message>
    <message>
        <source>Requests per day over all models, from your console or your budget.</source>
        <translation>每天请求数，所有模型合计，按控制台的额度或自己的预算填写。</translation>
    </message>
    <message>
        <source>Tokens per minute and model: estimated, corrected by the answer.</source>
        <translation>每分钟 Token 数，按模型分别计算：先估算，再按响应修正。</translation>
    </message>
    <message>
        <source>Tokens per day over all models, from your console or your budget.</source>
        <translation>每天 Token 数，所有模型合计，按控制台的额度或自己的预算填写。</translation>
    </message>
    <message>
        <source>A new day begins at midnight in this time zone.</source>
        <translation>以此时区的零点为一天的开始。</translation>
    </message>
    <message>
        <source>Max concurrency</source>
        <translation>最大并发</translation>
    </message>
    <message>
        <source>RPM</source>
        <translation>RPM</translation>
    </message>
    <message>
        <source>RPD</source>
        <translation>RPD</translation>
    </message>
    <message>
        <source>TPM</source>
        <translation>TPM</translation>
    </message>
    <message>
        <source>TPD</source>
        <translation>TPD</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>over the last 24 hours</source>
        <translation>最近 24 小时内</translation>
    </message>
    <message>
        <source>by the calendar, from midnight on</source>
        <translation>按自然日，从零点起</translation>
    </message>
    <message>
        <source>Day counted</source>
        <translation>按日统计</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>{0} at once</source>
        <translation>并发 {0}</translation>
    </message>
    <message>
        <source>days of {0}</source>
        <translation>日期按 {0}</translation>
    </message>
</context>
<context>
    <name>LocalServersCard</name>
    <message>
        <source>ON THIS COMPUTER</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Close what was found</source>
        <translation>关闭查找结果</translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation>本机上的服务器</translation>
    </message>
    <message>
        <source>added as &quot;{name}&quot;</source>
        <translation>已添加为“{name}”</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>Asking the usual ports of speech servers on this computer…</source>
        <translation>正在查询本机语音服务器的常用端口…</translation>
    </message>
    <message>
        <source>Something else answers on port {ports}.</source>
        <translation>端口 {ports} 上有其他程序响应。</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) found. Nothing is added until you say so.</source>
        <translation>
            <numerusform>找到 %n 个服务器。点击“添加”后才会加入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found: no known speech server answers on its usual port.</source>
        <translation>没有找到：常用端口上没有已知的语音服务器响应。</translation>
    </message>
</context>
<context>
    <name>LocalServersModel</name>
    <message>
        <source>&quot;{name}&quot; is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
</context>
<context>
    <name>LoopWaveform</name>
    <message>
        <source>Click to go there; drag with Shift to loop a part.</source>
        <translation>点击可跳转；按住 Shift 拖动可循环一段。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Voices</source>
        <translation>配音</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>服务商</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>MarkButtons</name>
    <message>
        <source>Compare as {0}</source>
        <translation>设为对比 {0}</translation>
    </message>
</context>
<context>
    <name>MendTools</name>
    <message>
        <source>Keep the best part</source>
        <translation>保留最佳部分</translation>
    </message>
    <message>
        <source>Best part, seconds</source>
        <translation>最佳部分（秒）</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Resample</source>
        <translation>重采样</translation>
    </message>
    <message>
        <source>Loudness, LUFS</source>
        <translation>响度（LUFS）</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化响度</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>保存格式</translation>
    </message>
    <message>
        <source>Mix to mono</source>
        <translation>转为单声道</translation>
    </message>
    <message>
        <source>Remove DC offset</source>
        <translation>去除直流偏移</translation>
    </message>
    <message>
        <source>Fade the ends</source>
        <translation>首尾淡入淡出</translation>
    </message>
    <message>
        <source>{0} Hz</source>
        <translation>{0} Hz</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原格式</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>Offered by {model}; choosing it switches the model.</source>
        <translation>由 {model} 提供；选择后会切换模型。</translation>
    </message>
    <message>
        <source>No model of this provider offers it.</source>
        <translation>此服务商没有支持它的模型。</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Models and voices list</source>
        <translation>模型与音色列表</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>exact id</source>
        <translation>准确的 ID</translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Add voice</source>
        <translation>添加音色</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>已下架</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>fetched</source>
        <translation>已获取</translation>
    </message>
    <message>
        <source>known</source>
        <translation>内置</translation>
    </message>
</context>
<context>
    <name>PendingRest</name>
    <message>
        <source>Stop the rest</source>
        <translation>停止其余请求</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingRow</name>
    <message>
        <source>Take {0}</source>
        <translation>片段 {0}</translation>
    </message>
    <message>
        <source>Stop take {0}</source>
        <translation>停止片段 {0}</translation>
    </message>
    <message>
        <source>It is here and is being kept</source>
        <translation>已收到，正在保存</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Playing as it arrives, {0}</source>
        <translation>边收边放，{0}</translation>
    </message>
    <message>
        <source>Arriving, {0} so far</source>
        <translation>正在接收，已收 {0}</translation>
    </message>
    <message>
        <source>Paused: resume &quot;{0}&quot; on the Usage page</source>
        <translation>已暂停：请到“用量”页继续“{0}”</translation>
    </message>
</context>
<context>
    <name>PickerPanel</name>
    <message>
        <source>Choose a voice</source>
        <translation>选择音色</translation>
    </message>
    <message>
        <source>Hear sample</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Use voice</source>
        <translation>采用此音色</translation>
    </message>
    <message>
        <source>{found} of {known} voices</source>
        <translation>{found} / {known} 个音色</translation>
    </message>
    <message>
        <source>{known} voices</source>
        <translation>{known} 个音色</translation>
    </message>
    <message>
        <source>No voices are listed. &quot;Fetch All&quot; under Providers asks for them, or type one by hand.</source>
        <translation>还没有音色列表。请在“服务商”页点击“获取全部”，或手动输入音色。</translation>
    </message>
    <message>
        <source>No voice fits. Look for less, or among all voices.</source>
        <translation>没有符合条件的音色。请放宽条件，或在“全部音色”中查找。</translation>
    </message>
    <message>
        <source>costs nothing</source>
        <translation>不消耗请求</translation>
    </message>
    <message>
        <source>costs one request</source>
        <translation>消耗一次请求</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Loop this clip</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Play round and round: the clip, or the part that you drag over with Shift. Esc plays on.</source>
        <translation>循环播放整段，或按住 Shift 拖动选出的部分。按 Esc 退出循环并继续播放。</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>输出设备</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>暂无可播放的内容</translation>
    </message>
    <message>
        <source>waiting for more</source>
        <translation>等待后续音频</translation>
    </message>
</context>
<context>
    <name>Preference</name>
    <message>
        <source>Preferred blind over {other} on {date}.</source>
        <translation>{date} 盲听，优于 {other}。</translation>
    </message>
    <message>
        <source>Your choice is kept as a note on that take.</source>
        <translation>你的选择已写入该片段的备注。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Progress of the file</source>
        <translation>文件进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the file</source>
        <translation>停止处理文件</translation>
    </message>
</context>
<context>
    <name>ProviderChecks</name>
    <message>
        <source>No longer offered, but used by: {names}.</source>
        <translation>已不再提供，但仍有角色在使用：{names}。</translation>
    </message>
    <message>
        <source>New: {models}.</source>
        <translation>新增：{models}。</translation>
    </message>
    <message>
        <source>Models and voices are up to date.</source>
        <translation>模型与音色已是最新。</translation>
    </message>
</context>
<context>
    <name>ProviderForm</name>
    <message>
        <source>Requests go to {url}</source>
        <translation>请求将发往 {url}</translation>
    </message>
    <message>
        <source>Typed, kept when you save.</source>
        <translation>已输入，保存后生效。</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>无需密钥</translation>
    </message>
    <message>
        <source>The list stays as it was.</source>
        <translation>列表保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation>
            <numerusform>%n 个音色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added by hand</source>
        <translation>
            <numerusform>手动添加 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n 项已下架</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderFormCard</name>
    <message>
        <source>● unsaved</source>
        <translation>● 未保存</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>在本机查找</translation>
    </message>
    <message>
        <source>Fetch All</source>
        <translation>获取全部</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>停止获取</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始模板</translation>
    </message>
    <message>
        <source>Adapter Type</source>
        <translation>适配器类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>API Key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Default Model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Models and voices</source>
        <translation>模型与音色</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>新服务商</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProviderStrip</name>
    <message>
        <source>PROVIDERS</source>
        <translation>按服务商</translation>
    </message>
</context>
<context>
    <name>ProvidersPage</name>
    <message>
        <source>Providers list</source>
        <translation>服务商列表</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>添加服务商</translation>
    </message>
    <message>
        <source>Duplicate provider</source>
        <translation>复制服务商</translation>
    </message>
    <message>
        <source>Delete provider</source>
        <translation>删除服务商</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>failed: {stage}</source>
        <translation>失败：{stage}</translation>
    </message>
</context>
<context>
    <name>ProvidersViewModel</name>
    <message>
        <source>&quot;{name}&quot; is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>These characters used it and are silent now: {names}.</source>
        <translation>以下角色用到了它，现在无法发声：{names}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Requests in the queue</source>
        <translation>队列中的请求</translation>
    </message>
    <message>
        <source>The Delete key stops the chosen request.</source>
        <translation>按 Delete 键停止选中的请求。</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Nothing runs and nothing waits. Each request is listed here from the click on Generate to its answer, with the reason why it waits and until when.</source>
        <translation>没有进行中或等待中的请求。从点击“生成”到返回结果，每个请求都显示在这里，并说明为何等待、要等多久。</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{running} running · {waiting} waiting</source>
        <translation>进行中 {running} · 等待 {waiting}</translation>
    </message>
    <message>
        <source>Stop request {number} of {character}</source>
        <translation>停止“{character}”的请求 {number}</translation>
    </message>
</context>
<context>
    <name>RecorderCard</name>
    <message>
        <source>Input device</source>
        <translation>输入设备</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>输入电平</translation>
    </message>
    <message>
        <source>MICROPHONE</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录音</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重录</translation>
    </message>
    <message>
        <source>Use this recording</source>
        <translation>采用此录音</translation>
    </message>
    <message>
        <source>Close the microphone</source>
        <translation>关闭麦克风</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止试听</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{0} (system default)</source>
        <translation>{0}（系统默认）</translation>
    </message>
    <message>
        <source>✕ clipped</source>
        <translation>✕ 削波</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>正在打开麦克风…</translation>
    </message>
    <message>
        <source>Speak as you will: the loudest word belongs between the two ends of the green line.</source>
        <translation>用平常的方式说话：最响时电平应落在绿线两端之间。</translation>
    </message>
    <message>
        <source>Recording in {0}…</source>
        <translation>{0} 秒后开始录音…</translation>
    </message>
    <message>
        <source>● Recording: {0} of {1} seconds</source>
        <translation>● 正在录音：{0} / {1} 秒</translation>
    </message>
    <message>
        <source>Recorded. Listen to it, record it again, or use it.</source>
        <translation>录音完成。可以试听、重录或采用。</translation>
    </message>
</context>
<context>
    <name>RecorderModel</name>
    <message>
        <source>Recording {0}</source>
        <translation>录音 {0}</translation>
    </message>
</context>
<context>
    <name>ReferenceField</name>
    <message>
        <source>drop a file here, or type its path and press Enter</source>
        <translation>将文件拖到这里，或输入路径后按回车键</translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>录制…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>RequestMenu</name>
    <message>
        <source>More about {take}</source>
        <translation>{take} 的更多操作</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>查看请求…</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
</context>
<context>
    <name>RequestsView</name>
    <message>
        <source>Last requests</source>
        <translation>最近的请求</translation>
    </message>
    <message>
        <source>Copy request id</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>导出为 CSV</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Provider and model</source>
        <translation>服务商与模型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总用时</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token 数</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>The last {count} requests. ~ marks tokens that are estimated.</source>
        <translation>最近 {count} 个请求。带 ~ 的 Token 数为估算值。</translation>
    </message>
    <message>
        <source>Each request that is sent is noted here: how it ended, how long it took, what it cost. Generate something on the Voices page.</source>
        <translation>发出的每个请求都记录在这里：结果、用时和消耗。请到“配音”页生成一条。</translation>
    </message>
</context>
<context>
    <name>SampleMenu</name>
    <message>
        <source>Sample texts</source>
        <translation>示例文本</translation>
    </message>
    <message>
        <source>My texts</source>
        <translation>我的文本</translation>
    </message>
    <message>
        <source>Keep this text</source>
        <translation>保存此文本</translation>
    </message>
    <message>
        <source>Manage my texts…</source>
        <translation>管理我的文本…</translation>
    </message>
</context>
<context>
    <name>SampleTexts</name>
    <message>
        <source>The sample took the place of your text; Ctrl+Z in the field brings it back.</source>
        <translation>示例已替换你的文本，在输入框中按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; is kept among your texts.</source>
        <translation>“{title}”已保存到“我的文本”。</translation>
    </message>
    <message>
        <source>The text &quot;{title}&quot; is deleted.</source>
        <translation>文本“{title}”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SamplesDialog</name>
    <message>
        <source>My sample texts</source>
        <translation>我的示例文本</translation>
    </message>
    <message>
        <source>My texts</source>
        <translation>我的文本</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用此文本</translation>
    </message>
    <message>
        <source>Delete this text</source>
        <translation>删除此文本</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There are no texts of your own.</source>
        <translation>还没有自己的文本。</translation>
    </message>
</context>
<context>
    <name>SaveTakeDialog</name>
    <message>
        <source>Save take</source>
        <translation>保存片段</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Providers, characters, takes and recordings. Keys are never kept here.</source>
        <translation>服务商、角色、片段和录音都在这里。密钥从不存放于此。</translation>
    </message>
    <message>
        <source>Show the first steps again</source>
        <translation>重新显示“开始三步”</translation>
    </message>
    <message>
        <source>ABOUT</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Its own code is under the MIT licence.</source>
        <translation>程序自身的代码采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>Practice and offline voices come from eSpeak NG, a separate process under GPL-3.0-or-later.</source>
        <translation>练习音色和离线音色来自 eSpeak NG，它是采用 GPL-3.0-or-later 许可证的独立进程。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SourcesRow</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>A sound file, its path, or sound (Ctrl+V)</source>
        <translation>音频文件、文件路径或音频数据（Ctrl+V）</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>录制…</translation>
    </message>
    <message>
        <source>Or drop a file anywhere here: wav, mp3, flac, ogg, opus, aiff or caf, of any length.</source>
        <translation>也可将文件拖到此处任意位置：wav、mp3、flac、ogg、opus、aiff 或 caf，长度不限。</translation>
    </message>
    <message>
        <source>Progress of the recording</source>
        <translation>录音处理进度</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>声音文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Stop mending</source>
        <translation>停止修整</translation>
    </message>
    <message>
        <source>Reading… {0} %</source>
        <translation>正在读取… {0}%</translation>
    </message>
    <message>
        <source>Mending… {0} %</source>
        <translation>正在修整… {0}%</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Brackets are read as text here: switch &quot;Read brackets as text&quot; off to use tags.</source>
        <translation>当前会照读括号：取消勾选“照读括号”后才能使用标签。</translation>
    </message>
    <message>
        <source>Which tags there are depends on the model; choose one first.</source>
        <translation>可用的标签取决于模型，请先选择模型。</translation>
    </message>
    <message>
        <source>{model} does not act on tags in the text.</source>
        <translation>{model} 不会演绎文本中的标签。</translation>
    </message>
    <message>
        <source>Say it under &quot;Voice instruction&quot; instead.</source>
        <translation>请改在“音色指令”中说明。</translation>
    </message>
    <message>
        <source>Directions in brackets, such as (sigh), which the model acts out</source>
        <translation>写在括号里的提示，例如（叹气），模型会演绎出来</translation>
    </message>
    <message>
        <source>{kind}: {tag}</source>
        <translation>{kind}：{tag}</translation>
    </message>
</context>
<context>
    <name>TakeActions</name>
    <message>
        <source>One more take of &quot;{0}&quot; is on its way; it will appear here.</source>
        <translation>已请求再生成一条“{0}”的片段，完成后显示在这里。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
    <message>
        <source>The take is deleted.</source>
        <translation>片段已删除。</translation>
    </message>
    <message>
        <source>The audio is deleted and the record kept. It can be brought back for a day.</source>
        <translation>音频已删除，记录保留。一天之内可以恢复。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TakeDetail</name>
    <message>
        <source>Position in the take</source>
        <translation>片段的播放位置</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play take</source>
        <translation>播放片段</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Star take</source>
        <translation>为片段加星标</translation>
    </message>
    <message>
        <source>Generate again with these settings</source>
        <translation>用这些设置再生成一条</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save take as…</source>
        <translation>片段另存为…</translation>
    </message>
    <message>
        <source>Delete audio</source>
        <translation>删除音频</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除片段</translation>
    </message>
    <message>
        <source>What was sent…</source>
        <translation>查看请求…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>What is good about it, what is not</source>
        <translation>好在哪里，哪里不好</translation>
    </message>
    <message>
        <source>Take name</source>
        <translation>片段名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>○ The audio was deleted; this is its record.</source>
        <translation>○ 音频已删除，这是它的记录。</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>An older version kept this take, and not everything that made it.</source>
        <translation>此片段由旧版本保存，没有记下全部生成设置。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause take</source>
        <translation>暂停片段</translation>
    </message>
</context>
<context>
    <name>TakeFilters</name>
    <message>
        <source>Starred only</source>
        <translation>只看星标</translation>
    </message>
    <message>
        <source>Character of the takes</source>
        <translation>片段的角色</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Provider of the takes</source>
        <translation>片段的服务商</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>语音服务商</translation>
    </message>
    <message>
        <source>Model of the takes</source>
        <translation>片段的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Time of the takes</source>
        <translation>片段的生成时间</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>指定日期</translation>
    </message>
    <message>
        <source>All characters</source>
        <translation>全部角色</translation>
    </message>
    <message>
        <source>All providers</source>
        <translation>全部服务商</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
</context>
<context>
    <name>TakeMenu</name>
    <message>
        <source>From a take</source>
        <translation>从片段选取</translation>
    </message>
    <message>
        <source>There are no takes yet.</source>
        <translation>还没有片段。</translation>
    </message>
</context>
<context>
    <name>TakeRow</name>
    <message>
        <source>Play take {0}</source>
        <translation>播放片段 {0}</translation>
    </message>
    <message>
        <source>Pause take {0}</source>
        <translation>暂停片段 {0}</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>片段 {0}</translation>
    </message>
    <message>
        <source>Save take {0} to a file</source>
        <translation>将片段 {0} 保存为文件</translation>
    </message>
    <message>
        <source>Delete take {0}</source>
        <translation>删除片段 {0}</translation>
    </message>
    <message>
        <source>Position in take {0}</source>
        <translation>片段 {0} 的播放位置</translation>
    </message>
</context>
<context>
    <name>TakesList</name>
    <message>
        <source>Takes of this character</source>
        <translation>此角色的片段</translation>
    </message>
    <message>
        <source>Takes of this character appear here. Each is kept until you delete it.</source>
        <translation>此角色的片段会显示在这里，删除之前一直保留。</translation>
    </message>
</context>
<context>
    <name>TakesPage</name>
    <message>
        <source>Filter takes</source>
        <translation>筛选片段</translation>
    </message>
    <message>
        <source>Search in texts, names, notes, voices</source>
        <translation>搜索文本、名称、备注、音色</translation>
    </message>
    <message>
        <source>No take fits what you are looking for.</source>
        <translation>没有符合条件的片段。</translation>
    </message>
    <message>
        <source>Show all takes</source>
        <translation>显示全部片段</translation>
    </message>
    <message>
        <source>Takes are what you generated: every one is kept here with all that made it. There are none yet.</source>
        <translation>片段就是你生成的语音，每一条都连同生成设置保存在这里。目前还没有片段。</translation>
    </message>
    <message>
        <source>Make the first one</source>
        <translation>去生成第一条</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Takes list</source>
        <translation>片段列表</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Download it</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>What should be said?</source>
        <translation>想让角色说什么？</translation>
    </message>
    <message>
        <source>Read brackets as text</source>
        <translation>照读括号</translation>
    </message>
    <message>
        <source>AUDITION</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Brackets are sent as commas, so that nothing in them is acted out.</source>
        <translation>括号会换成逗号再发送，其中的内容只会读出，不会演绎。</translation>
    </message>
    <message>
        <source>Sent as: {text}</source>
        <translation>实际发送：{text}</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Times</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>TrimWaveform</name>
    <message>
        <source>Place in the recording</source>
        <translation>录音中的位置</translation>
    </message>
    <message>
        <source>Trim start</source>
        <translation>裁剪起点</translation>
    </message>
    <message>
        <source>Keep from here on. Arrow keys: 10 ms; Page Up and Page Down: to the next pause. Alt: no snapping.</source>
        <translation>从此处开始保留。方向键：移动 10 ms；Page Up 和 Page Down：移到相邻的停顿处。Alt：不吸附。</translation>
    </message>
    <message>
        <source>Trim end</source>
        <translation>裁剪终点</translation>
    </message>
    <message>
        <source>Keep up to here. Arrow keys: 10 ms; Page Up and Page Down: to the next pause. Alt: no snapping.</source>
        <translation>保留到此处为止。方向键：移动 10 ms；Page Up 和 Page Down：移到相邻的停顿处。Alt：不吸附。</translation>
    </message>
    <message>
        <source>{0} of {1} seconds</source>
        <translation>第 {0} 秒，共 {1} 秒</translation>
    </message>
</context>
<context>
    <name>UnusedCard</name>
    <message>
        <source>RECORDINGS THAT NO CHARACTER USES</source>
        <translation>没有角色使用的录音</translation>
    </message>
    <message>
        <source>They take {0}. Deleted ones are gone for good.</source>
        <translation>共占用 {0}。删除后无法恢复。</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>没有这样的录音。</translation>
    </message>
</context>
<context>
    <name>UnusedReferences</name>
    <message>
        <source>No other character uses its recording &quot;{0}&quot; ({1}).</source>
        <translation>它的录音“{0}”（{1}）没有其他角色使用。</translation>
    </message>
    <message>
        <source>Delete the recording</source>
        <translation>删除录音</translation>
    </message>
    <message>
        <source>The recording &quot;{0}&quot; is deleted for good.</source>
        <translation>录音“{0}”已永久删除。</translation>
    </message>
</context>
<context>
    <name>UsageChart</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>UsagePage</name>
    <message>
        <source>Part of the page</source>
        <translation>页面内容</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>请求记录</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
</context>
<context>
    <name>UsageViewModel</name>
    <message>
        <source>The request id is copied.</source>
        <translation>请求 ID 已复制。</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存到 {path}。</translation>
    </message>
</context>
<context>
    <name>VoiceListView</name>
    <message>
        <source>Voice list</source>
        <translation>音色列表</translation>
    </message>
</context>
<context>
    <name>VoicePainter</name>
    <message>
        <source>waiting …</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>已缓存</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>VoiceRows</name>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>sample is here, costs nothing</source>
        <translation>试听已缓存，不消耗请求</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Characters list</source>
        <translation>角色列表</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>Duplicate character</source>
        <translation>复制角色</translation>
    </message>
    <message>
        <source>Delete character</source>
        <translation>删除角色</translation>
    </message>
    <message>
        <source>Filter characters</source>
        <translation>筛选角色</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>A character is a voice you have decided on. Make one to hear it.</source>
        <translation>角色就是你选定的声音。新建一个来听听看。</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>预置</translation>
    </message>
    <message>
        <source>design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>clone</source>
        <translation>克隆</translation>
    </message>
    <message>
        <source>no provider</source>
        <translation>无服务商</translation>
    </message>
    <message>
        <source>provider is off</source>
        <translation>服务商已停用</translation>
    </message>
</context>
<context>
    <name>VoicesViewModel</name>
    <message>
        <source>&quot;{name}&quot; is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>New character</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>WaveformSlider</name>
    <message>
        <source>{0} of {1} seconds</source>
        <translation>第 {0} 秒，共 {1} 秒</translation>
    </message>
    <message>
        <source>no clip yet</source>
        <translation>暂无音频</translation>
    </message>
</context>
<context>
    <name>_Days</name>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>_ProviderRow</name>
    <message>
        <source>Stop its requests</source>
        <translation>停止其请求</translation>
    </message>
    <message>
        <source>Stop all requests to {provider}</source>
        <translation>停止“{provider}”的所有请求</translation>
    </message>
    <message>
        <source>{running} running · {waiting} waiting</source>
        <translation>进行中 {running} · 等待 {waiting}</translation>
    </message>
    <message>
        <source>▮▮ paused · {facts}</source>
        <translation>▮▮ 已暂停 · {facts}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume {provider}</source>
        <translation>继续“{provider}”</translation>
    </message>
    <message>
        <source>Pause {provider}</source>
        <translation>暂停“{provider}”</translation>
    </message>
</context>
<context>
    <name>_UnusedRow</name>
    <message numerus="yes">
        <source>%n take(s) could not be made again without it</source>
        <translation>
            <numerusform>删除后有 %n 条片段无法重新生成</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording {0}</source>
        <translation>录音 {0}</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete recording {0}, &quot;{1}&quot;</source>
        <translation>删除录音 {0}：“{1}”</translation>
    </message>
</context>
<context>
    <name>voice</name>
    <message>
        <source>missing</source>
        <translation>已下架</translation>
    </message>
</context>
</TS>
