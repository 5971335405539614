export default {
  entry: './call.js',
  output: { path: `${import.meta.dirname}/dist`, filename: 'call.js', publicPath: '/dist/' },
  devServer: { static: { directory: '.', watch: false }, watchFiles: 'index.html' },
};
